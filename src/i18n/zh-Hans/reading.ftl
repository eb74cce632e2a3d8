## How a file was read, and reading it otherwise

reading-title = 读取方式
reading-lead = 请改正不对的地方，下方显示文件将被读成什么样。对所有列相同的文件都有效。
reading-quote = 文本引号
reading-header = 表头
reading-header-line = 表头所在行
reading-first-line = 首行数据所在行
reading-detected = { $what }（自动识别）
reading-detect = 自动识别
header-none = 没有表头
header-one = 一行
header-two = 两行
header-at = 表头在第 { $line } 行
delimiter-comma = 逗号 ,
delimiter-semicolon = 分号 ;
delimiter-tab = 制表符
delimiter-bar = 竖线 |
delimiter-colon = 冒号 :
delimiter-space = 空格
encoding-western = 西欧（{ $encoding }）
encoding-cyrillic = 西里尔文（{ $encoding }）
encoding-arabic = 波斯文和阿拉伯文（{ $encoding }）
encoding-simplified = 简体中文（{ $encoding }）
encoding-traditional = 繁体中文（{ $encoding }）
encoding-japanese = 日文（{ $encoding }）
quote-double = 双引号 "
quote-single = 单引号 '
evidence-mark = 文件开头的标记注明了编码。
evidence-valid = 所有字节都符合 { $encoding }。
evidence-letters = 根据字符推断。
evidence-chosen = 由您选择。
evidence-regular = 前 { $sampled } 行中有 { $regular } 行是 { $fields } 个字段。
evidence-doubled = 文本内的引号写两次。
evidence-escape = 文本内的引号前有 { $escape }。
evidence-header = 这里是列名，其下为数据行。
evidence-no-header = 第一行就是数据，列以编号命名。
trial-now = 目前的读取结果
trial-then = 更改后的读取结果
trial-none = 这样读取不到数据行。
left-out-more = 另有 { $count } 个文件未采用，详见“问题”。
trial-columns = 另有 { $count } 列。
trial-waiting = 正在读取前几行
trial-apply = 按此方式读取
trial-reset = 恢复自动识别

## What a column holds

type-choose = “{ $column }”列的类型
type-order = “{ $column }”列的日期顺序
type-mark = “{ $column }”列的小数标记
type-fits = { $filled } 个中有 { $fit } 个符合
type-unsure = 两种读法都说得通
date-form-jalali = 波斯历
date-form-numbers = 以天数书写（如 Excel）
date-form-periods = 以期间书写（如季度）
blank-counted = “{ $text }”视为空
blank-undo = 重新把“{ $text }”当作值

## What the stages mean

stages-question = 这些阶段代表什么？
stages-lead = 请按商机推进的顺序排列，并标明哪些是赢单、哪些是丢单。列相同的文件只问一次。
stages-known = { $count } 个阶段及其含义
stages-deals = { $count } 个商机
stages-up = 上移“{ $stage }”
stages-down = 下移“{ $stage }”
stages-moved = “{ $stage }”现在排第 { $place }，共 { $count } 个
stages-meaning = “{ $stage }”的含义
stages-new = 未知
stages-by = 依据“{ $field }”
status-open = 进行中
status-won = 赢单
status-lost = 丢单
status-void = 非商机
stages-confirm = 采用这些阶段
stages-forget = 取消此设定

## Problems, and what can be done about them

problems-count = { $count } 个问题
problems-all = 显示全部 { $count } 个
problems-fewer = 收起
problems-notes = { $count } 条说明，无需处理
problems-ignored = 已忽略 { $count } 个
problems-more-places = 另有 { $count } 处
fix-ignore = 忽略
fix-ignore-what = 忽略：{ $what }
fix-again = 重新显示
fix-number = 将该列读作数字
fix-date = 将该列读作日期
fix-text = 将该列读作文本
fix-empty = 把“{ $text }”视为空
fix-empty-all = 把“{ $text }”等 { $count } 种文本视为空
fix-revenue = 以{ $document }为收入
fix-sale = 是销售
fix-no-sale = 不是销售
fix-keep-all = 每行都计入
fix-keep-once = 每条记录只计一次
fix-count-as-sales = 计为销售
fix-rates = 填写汇率
fix-reading = 查看读取方式
fix-stages = 说明各阶段的含义
sheet-problem = 问题
sheet-file = 文件
sheet-kind = 种类
sheet-count = 数量
sheet-line = 行
sheet-field = 字段
sheet-text = 文本
data-preset = 看起来是 { $program } 的导出文件
data-preset-of = 看起来是 { $program } 导出的{ $dataset }
data-aside-why = 查看原因
copy-refused = 浏览器不允许复制：请选中数值后手动复制
