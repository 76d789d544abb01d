/** What every command on a workplace takes; stands at the end of their help. */
export const ON_A_WORKPLACE = {
  zh: `  --workspace 文件夹      工作台所在的文件夹
  --key-file 文件         密钥文件；不写则用环境变量 SANZHANG_KEY（64 位十六进制）
  --as 登录名             以谁的身份；权限与在窗口里一样，操作记入操作日志
  --password-file 文件    密码文件（第一行）；不写则用环境变量 SANZHANG_PASSWORD
`,
  en: `  --workspace DIR         the folder of the workplace
  --key-file FILE         the key; SANZHANG_KEY (64 hexadecimal digits) where left out
  --as LOGIN              as whom: the rights are those of the window, and the log tells of it
  --password-file FILE    the password (first line); SANZHANG_PASSWORD where left out
`,
} as const;

export const WORKSPACE_HELP = {
  zh: `用法：sanzhang workspace init     --workspace 文件夹 --key-file 新文件 --as 登录名 --name 姓名 [--unit 单位] [--roles 角色,...]
      sanzhang workspace people   [--json] …
      sanzhang workspace add      --login 登录名 --name 姓名 [--unit 单位] --roles 角色,... --new-password-file 文件 …
      sanzhang workspace password --new-password-file 文件 …
      sanzhang workspace backup   --out 文件 --passphrase-file 文件 …
      sanzhang workspace restore  --from 文件 --passphrase-file 文件 …

  init      新建工作台：文件夹、密钥文件（只有本人能读，已有的不覆盖）和第一个人；第一个人总是管理员
  people    列出人员
  add       增加一个人；第一次登录前要用 password 换成自己的密码
  password  修改自己的密码
  backup    全部资料备份成一个加密文件
  restore   用备份替换全部资料；原来的留在旁边。还没有人的工作台不用登录就可以恢复

  --roles                 clerk 对账员、archivist 档案员、investigator 核查员、reviewer 复核人、auditor 审计员、
                          administrator 管理员；init 不写则全部角色（一人办公）
  --login、--name、--unit 新增的人的登录名、姓名、单位
  --new-password-file     新密码（文件的第一行）
  --passphrase-file       备份的口令（文件的第一行，至少 8 个字符）
  --out、--from           备份文件
  --json                  以 JSON 输出
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang workspace init     --workspace DIR --key-file NEW --as LOGIN --name NAME [--unit UNIT] [--roles ROLE,...]
       sanzhang workspace people   [--json] ...
       sanzhang workspace add      --login LOGIN --name NAME [--unit UNIT] --roles ROLE,... --new-password-file FILE ...
       sanzhang workspace password --new-password-file FILE ...
       sanzhang workspace backup   --out FILE --passphrase-file FILE ...
       sanzhang workspace restore  --from FILE --passphrase-file FILE ...

  init      a new workplace: folder, key file (readable to you alone, never overwritten), and the first person, an administrator
  people    lists the people
  add       adds a person, who has to choose a password of their own (password) before anything else
  password  changes your own password
  backup    everything in one encrypted file
  restore   puts a backup in the place of everything; what was there stays beside it. Needs no sign-in where there is nobody yet

  --roles                 clerk, archivist, investigator, reviewer, auditor, administrator; init gives all where left out
  --login, --name, --unit of the person who is added
  --new-password-file     the new password (first line)
  --passphrase-file       the passphrase of the backup (first line, at least 8 characters)
  --out, --from           the backup
  --json                  as JSON
${ON_A_WORKPLACE.en}`,
} as const;
