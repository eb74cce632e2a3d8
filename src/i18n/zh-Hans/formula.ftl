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
formula-expected-endpoint = “start”或“end”
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
