# 公式中的错误

formula-unexpected = 此处应为{ $expected }，却是“{ $found }”
formula-unexpected-end = 此处应为{ $expected }，公式却已结束
formula-unfinished-text = 文本缺少结束引号
formula-number-too-long = 数字位数过多
formula-too-long = 公式太长
formula-too-deep = 嵌套层数过多
formula-unknown = 没有名为“{ $name }”的{ $what }
formula-unknown-near = 没有名为“{ $name }”的{ $what }，是否指“{ $near }”？
formula-no-path = “{ $name }”不再指向其他行
formula-circular = 循环引用自身：{ $path }
formula-broken = “{ $name }”本身有误
formula-wrong-type = 此处应为{ $expected }，却是{ $found }
formula-units-differ = { $left }与{ $right }不能相加或比较
formula-no-such-unit = 结果没有可用的单位
formula-not-overall = 各行只能与对所有行都相同的数值比较：overall(…)
formula-not-here = { $what }不能用在这里

# 应有的内容
formula-expected-value = 值
formula-expected-name = 名称
formula-expected-symbol = “{ $symbol }”
formula-expected-endpoint = “start”、“end”、“whole_end”、“target_start”、“target_end”或“whole_target_end”
formula-expected-end = 公式结尾
formula-expected-arguments = { $count }个参数

# 名称所指
formula-name-dataset = 数据集
formula-name-field = 字段
formula-name-kpi = 指标
formula-name-parameter = 参数
formula-name-function = 函数
formula-name-dimension = 维度

# 公式各部分的类型
formula-a-condition = 条件
formula-a-text = 文本
formula-a-date = 日期
formula-a-difference = 日期之差
formula-a-number = 数字
formula-a-field = 字段
formula-a-count = 计数
formula-money = 金额
formula-a-ratio = 比率
formula-days = 天数
formula-hours = 小时数
formula-months = 月数
formula-money-per-day = 每日金额
formula-a-plain-number = 普通数字
formula-an-aggregate = 聚合

# 公式的各种写法
construct-number = 数字、其他指标和聚合，用四则运算组合，并检查单位。
construct-count = 行数。
construct-count-distinct = 字段中不同值的个数。
construct-sum = 各行某值之和；没有该值的行不计入。
construct-mean = 各行某值的平均数。
construct-median = 中位数：一半的行小于它。
construct-percentile = 该比例的行低于此值。
construct-future-value = 未来若干个月内平均每位客户可能的购买额：依据期间结束前的所有购买，用 BG/NBD 与 Gamma-Gamma 模型估计。
construct-min = 最小值。
construct-max = 最大值。
construct-first = 最早的日期，用在 days 或 months 中。
construct-last = 最晚的日期，用在 days 或 months 中。
construct-where = 只取符合条件的行；空值不符合任何比较。
construct-text = 比较文本时忽略大小写、空格和标点；is empty 表示没有值。
construct-by = 决定一行属于哪个期间的日期；没有它，所有行在任何期间都计入。
construct-between = 一行从一天延续到另一天，按其落在期间内的天数比例计入。
construct-path = 字段所指向的行的字段，最多两步；没有则为空。
construct-over = 先算每个成员的数值，再合成一个；没有数值的成员不计入。
construct-with = 数值符合条件的成员个数。
construct-share = 在有数值的成员中，符合条件者的占比。
construct-overall = 不受这些维度的筛选和细分影响的数值；不写维度则不受任何影响。
construct-previous = 对比期间的数值。
construct-first-of = 其中第一个导入文件能给出的数值。
construct-otherwise = 第一个数值无从计算时，取第二个。
construct-days = 两个日期之间的天数；结束早于开始的没有天数。
construct-hours = 两个带时刻的日期之间的小时数。
construct-months = 两个日期之间的月数；十二个月为 365.25 天。
construct-open-at = 在该日开始前已创建且尚未关闭的商机。
construct-active-at = 在该日之前已开始且尚未结束的客户、订阅或人员。
construct-period = 期间的第一天，以及最后一天的次日：前者为已有数据的部分，后者为仍在进行的整个期间。
construct-target-period = 同上，但只限于期间中介于所有目标首日与末日之间的日子。
construct-larger = 两个数值中较大的。
construct-smaller = 两个数值中较小的。
construct-round-up = 向上取整。
construct-points = 以百分之一为单位的比率：0.45 写作 45。
construct-square-root = 平方根：金额乘以金额的平方根仍是金额。
construct-p-value = 纯属偶然时，数值在任一方向上偏离零至少这么多个标准差的概率。
construct-parameter = 为所有公式统一设定的数。
