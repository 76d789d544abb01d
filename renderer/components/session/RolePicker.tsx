import { Checkbox } from 'antd';
import { ROLE_LABEL, ROLE_TELLS, ROLES, type Role } from '../../../shared/domain/people/role.ts';

interface Props {
  readonly value: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
  /** Roles that cannot be taken away, with why. */
  readonly fixed?: Partial<Readonly<Record<Role, string>>>;
}

/** The roles, each with a sentence of what it is there for. */
export function RolePicker({ value, onChange, fixed = {} }: Props) {
  return (
    <fieldset className="roles">
      <legend>角色</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          checked={value.includes(role)}
          disabled={fixed[role] !== undefined}
          onChange={({ target }) =>
            onChange(ROLES.filter((each) => (each === role ? target.checked : value.includes(each))))
          }
        >
          {ROLE_LABEL[role]} <span className="quiet">{fixed[role] ?? ROLE_TELLS[role]}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
