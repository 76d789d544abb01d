import { expect, test } from 'vitest';
import { passwordProblem } from '../../../../../shared/domain/people/password.ts';

test.each([
  ['春播2026', '密码至少要 8 个字符'],
  ['𠮷𠮷𠮷𠮷', '密码至少要 8 个字符'],
  ['WangFang2026', '密码里不能含有登录名'],
  ['11112222', '密码里至少要有 4 个不同的字符'],
  ['北大荒 春播 2026', null],
])('the password %s: %s', (password, problem) => {
  expect(passwordProblem(password, { login: 'wangfang' })).toBe(problem);
});
