import { z } from 'zod';
import { RIGHTS } from '../../domain/people/right.ts';
import { ROLES } from '../../domain/people/role.ts';
import { instantSchema, nothing, rowIdSchema } from './common.ts';
import { byData } from './contract.ts';

/** Typed by the person to sign in. Stands in the log in full, so it is no number of anybody. */
const loginSchema = z
  .string()
  .trim()
  .max(32)
  .refine((login) => /^[\p{L}\p{N}._-]{2,32}$/u.test(login), '登录名用字母、汉字、数字和 . _ - 组成，2 到 32 个')
  .refine((login) => !/\p{N}{9,}/u.test(login), '登录名不要用身份证号、手机号');
const nameSchema = z
  .string()
  .trim()
  .max(20)
  .refine((name) => name !== '', '请写姓名');
const unitSchema = z.string().trim().max(60);
const rolesSchema = z
  .array(z.enum(ROLES))
  .refine((roles) => roles.length > 0, '至少选一个角色')
  .transform((roles) => ROLES.filter((role) => roles.includes(role)));
/** As typed: spaces belong to it. What is too weak is said by shared/domain/people/password.ts. */
const passwordSchema = z.string().max(200);
const reasonSchema = z
  .string()
  .trim()
  .max(200)
  .refine((reason) => reason.length >= 4, '请写明原因（至少 4 个字）');

export const exemptionSchema = z.strictObject({
  exemptionId: rowIdSchema,
  since: instantSchema,
  byLogin: z.string(),
  byName: z.string(),
  reason: z.string(),
});

/** A person of the office, as whoever has signed in sees it. */
export const personSchema = z.strictObject({
  personId: rowIdSchema,
  login: z.string(),
  name: z.string(),
  unit: z.string(),
  roles: z.array(z.enum(ROLES)),
  state: z.enum(['active', 'ended']),
  /** null: the account is not locked now. */
  lockedUntil: instantSchema.nullable(),
  mustChangePassword: z.boolean(),
  createdAt: instantSchema,
});
export type DeskPerson = z.infer<typeof personSchema>;

/** Who sits at the window. Before somebody has signed in it tells nothing of anybody but whose session is locked. */
export const sessionStateSchema = z.discriminatedUnion('state', [
  /** Nobody has an account yet: the first to come makes one. */
  z.strictObject({ state: z.literal('first-run') }),
  /** `locked`: whose session ended by itself, or was locked; null after signing out. */
  z.strictObject({
    state: z.literal('signed-out'),
    locked: z.strictObject({ login: z.string(), name: z.string() }).nullable(),
  }),
  z.strictObject({
    state: z.literal('signed-in'),
    person: personSchema,
    rights: z.array(z.enum(RIGHTS)),
    exemption: exemptionSchema.nullable(),
  }),
]);
export type SessionState = z.infer<typeof sessionStateSchema>;

const person = { name: nameSchema, unit: unitSchema, roles: rolesSchema };
const changed = z.strictObject({ people: z.array(personSchema) });

export const peopleContracts = {
  'people.state': byData(nothing, sessionStateSchema),
  /** Makes the first account, an administrator's, and signs it in. Only while there is none. */
  'people.first': byData(
    z.strictObject({ ...person, login: loginSchema, password: passwordSchema }),
    sessionStateSchema,
  ),
  'people.signIn': byData(
    z.strictObject({ login: z.string().trim().max(64), password: passwordSchema }),
    sessionStateSchema,
  ),
  'people.signOut': byData(nothing, sessionStateSchema),
  /** Ends the session and remembers whose it was. */
  'people.lock': byData(nothing, sessionStateSchema),
  /** The person is there: moved the mouse, typed. Keeps the session from ending by itself. */
  'people.touch': byData(nothing, nothing),
  /** Everybody, those who have left too. */
  'people.list': byData(nothing, z.strictObject({ people: z.array(personSchema) })),
  /** The password is a first one, to be changed at the first sign-in. */
  'people.add': byData(z.strictObject({ ...person, login: loginSchema, password: passwordSchema }), changed),
  'people.change': byData(
    z.strictObject({ ...person, personId: rowIdSchema, state: z.enum(['active', 'ended']) }),
    changed,
  ),
  /** Of somebody else: to be changed at the next sign-in. */
  'people.setPassword': byData(z.strictObject({ personId: rowIdSchema, password: passwordSchema }), changed),
  'people.changePassword': byData(
    z.strictObject({ former: passwordSchema, password: passwordSchema }),
    sessionStateSchema,
  ),
  'people.unlock': byData(z.strictObject({ personId: rowIdSchema }), changed),
  /** Writes down that the office cannot keep four eyes, and why. */
  'people.exempt': byData(z.strictObject({ reason: reasonSchema }), exemptionSchema),
  'people.endExemption': byData(z.strictObject({ reason: reasonSchema }), nothing),
};
