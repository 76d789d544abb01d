import type { Role } from './role.ts';

/** Whoever does something: a person of the office who has signed in. */
export interface Actor {
  readonly personId: number;
  /** The word the person signs in with; never given to anybody else again. */
  readonly login: string;
  /** As it is printed: 王芳. */
  readonly name: string;
  /** 县民政局社会救助股; '' where not given. */
  readonly unit: string;
  readonly roles: readonly Role[];
}
