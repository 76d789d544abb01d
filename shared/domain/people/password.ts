/** Short passwords are tried through by anybody who gets hold of the database's key. */
export const LEAST_PASSWORD = 8;

/** Why a password is not taken, as a sentence; null where it is. Length in characters, as a person counts them. */
export function passwordProblem(password: string, { login }: { readonly login: string }): string | null {
  if ([...password].length < LEAST_PASSWORD) return `密码至少要 ${LEAST_PASSWORD} 个字符`;
  if (password.toLowerCase().includes(login.toLowerCase())) return '密码里不能含有登录名';
  if (new Set(password).size < 4) return '密码里至少要有 4 个不同的字符';
  return null;
}
