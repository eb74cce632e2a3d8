## 只有用户能回答的问题

ask-title = 还有 { $count } 个问题，答完数字才准确
ask-unknown-dataset = { $file } 的一行代表什么？
ask-missing-column = { $file } 的哪一列是“{ $field }”？
ask-ambiguous-dates = { $file } 中的日期（如 { $example }）该怎么读？
ask-ambiguous-numbers = { $file } 中的数字（如 { $example }）该怎么读？
ask-unknown-status = { $file } 的哪些阶段表示赢单，哪些表示丢单？
ask-other-revenue = 哪一种是您的收入：{ $used }还是{ $document }？
ask-mixed-currencies = 这些货币的汇率是多少：{ $currencies }？
ask-order-status = 状态为“{ $text }”的订单是销售吗（{ $count } 行）？
ask-unknown-kind = “{ $column }”中的“{ $text }”是什么意思？
ask-spellings = “{ $column }”列中有 { $keys } 种写法与其他写法相近，是同一个吗？（{ $pairs }）
ask-rest = 另有 { $count } 个问题
ask-leave = 保持现状
ask-leave-unknown-dataset = 不需要这个文件
ask-leave-missing-column = 都不是
ask-leave-spellings = 它们是不同的
ask-answers = 可能的答案
ask-in-use = 目前这样读
ask-other = 其他……
fix-take-column = { $column } → { $field }
fix-columns = 自己选择
fix-merge-all = 全部合并（{ $count } 个）

## 一并说明的问题

problem-missing-column = { $file } 没有“{ $field }”列。
    .kept = 所有行都已读取；需要它的数字不会给出。
    .todo = 请选择对应的列，或在导出时包含它。
problem-many-spellings = { $file } 有 { $count } 行在“{ $column }”列用了 { $keys } 种与其他相近的写法：{ $pairs }。
    .kept = 这些行都保留；在您决定之前，它们视为不同。
    .todo = 可以全部合并，也可以逐个查看。
problem-many-strays = { $file } 有 { $count } 行在“{ $column }”列提到了“{ $table }”中没有的内容，共 { $keys } 种：{ $pairs }。
    .kept = 这些行都保留；只是缺少“{ $table }”能补充的信息。
    .todo = 请检查导入的“{ $table }”文件是否正确。
problem-many-placeholders = { $file } 中有 { $count } 个单元格只写着 { $pairs }。
    .kept = 它们按空值计算。
    .todo = 无需处理，除非它们是真实的值。
problem-many-sentinels = { $file } 中有 { $count } 个单元格写着 { $pairs }，表示没有日期。
    .kept = 它们按空值计算。
    .todo = 无需处理。
problems-each = 逐个查看

## 无法给出数字时可以做什么

remedy-drop = 添加“{ $dataset }”文件
remedy-columns = 查看各列
remedy-stages = 说明各阶段的含义
remedy-rates = 填写汇率
remedy-problems = 查看发现的问题
remedy-all-data = 显示全部数据
remedy-clear-filters = 清除筛选
remedy-compare = 与上一期间对比
coverage = “{ $field }”填写率 { $share }

## 无法得出任何 KPI 的文件

no-answers-title = 仅凭这些文件还算不出任何 KPI
no-answers-lead = 请添加商机文件（每行一个商机，含阶段、金额和日期），或订单、发票文件：收入、赢单率和销售管道由此得出，这里已有的数据会与之关联。
file-line = { $file }：{ $what }

## 导入的结果

receipt-title = 导入了 { $count } 个文件，{ $rows }
receipt-dates = 日期按{ $order }读取
receipt-currency = 金额币种：{ $currencies }
receipt-joined = 已关联：{ $joins }
receipt-join = { $join }（{ $share }）
receipt-beside = 与之前已有的 { $count } 个文件一并计算：{ $files }。
receipt-only-new = 只用新文件
receipt-replaced = { $file } 之前导入过，新的已取代旧的。
receipt-namesake = 之前已有另一个 { $file }。两者都计算在内，编号相同的记录只算一次。
receipt-remove-old = 移除之前的
receipt-left-sample = 示例数据已被您的文件取代。
receipt-check = 有 { $count } 处需要查看
receipt-close = 知道了
receipt-again = 上次导入的结果
sample-label = 示例数据：虚构的团队
sample-leave = 退出示例
files-removed = 已移除 { $count } 个文件。
period-incomplete = 请选择起止日期。
trial-same = 尚未更改任何内容。

## 一句话概括

summary-now = { $period }的{ $kpi }：{ $value }
summary-now-all = { $kpi }：{ $value }
summary-above = 比 { $compared } 高 { $change }
summary-below = 比 { $compared } 低 { $change }
summary-same = 与 { $compared } 持平
summary-target = 完成目标的 { $share }
summary-rose = { $kpi }从 { $before } 升至 { $now }
summary-fell = { $kpi }从 { $before } 降至 { $now }
