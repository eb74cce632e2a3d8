## Data page

data-title = 数据
data-lead = 从文件中读取了什么，以及 Attain 对每一列的理解。
data-files = 文件
files-search = 搜索文件
columns-search = 搜索列
data-size = 大小
data-dataset-unknown = 未识别
data-dataset-choose = { $file } 的一行代表什么
document-quote = 报价单
document-purchase-order = 采购订单
document-credit-note = 贷项通知
document-invoice = 发票
document-order = 订单
standing-no-sales = { $document }：不是销售，未使用
standing-other-revenue = { $document }：不计入，收入以另一种单据为准
standing-given-back = { $document }：从收入中扣除
standing-counted = { $document }
data-rows-read = 读取行数
data-rows-sum = 读取 { $read } = 保留 { $kept } + 搁置 { $aside }
data-columns-used = 使用了 { $used } / { $all } 列
data-column = 列
data-field = 对应字段
data-field-none = 不使用
data-field-choose = “{ $column }”列的含义
data-type = 类型
data-filled = 填写率
data-misfits = 不符合
data-examples = 示例
data-question = “{ $column }”列中的 { $example } 应如何读取？
data-encoding = 编码
data-delimiter = 分隔符
data-problems = 问题
data-problems-none = 没有发现问题。
data-joins = 关联
data-joins-lead = 数据行如何找到它所指的客户、人员或产品。
data-join = { $from } → { $to }
data-join-by = 通过{ $field }
data-join-matched = 找到 { $matched } / { $keyed }
data-routes = 维度的来源
data-route = { $dataset }：{ $dimension }
data-merge = 把“{ $from }”视为“{ $to }”
data-merge-undo = 把“{ $from }”和“{ $to }”分开
data-merged = “{ $from }”计入“{ $to }”
rates-title = 货币
rates-lead = 金额按当日汇率折算。可拖入包含日期、货币和汇率的 CSV 文件，或在此填写；填写的汇率不论日期一律优先。
rates-reporting = 数字以此货币表示
rates-one = 1 { $from } 折合 { $to }
rates-typed = { $count } 行，按此处填写的汇率
rates-of-files = { $count } 行，按文件中的汇率
rates-missing = { $count } 行；没有可用的汇率
data-remove = 移除 { $file }

## What the columns hold

column-text = 文本
column-key = 标识
column-number = 数字
column-date = 日期
column-empty = 空
date-order-ymd = 年、月、日
date-order-mdy = 月、日、年
date-order-dmy = 日、月、年
decimal-mark-point = 小数点（1,234.50）
decimal-mark-comma = 小数逗号（1.234,50）

## What is kept

storage-title = 保存在本浏览器中
storage-used = 文件 { $size }
storage-settings = 设置、筛选、列的对应关系、置顶的 KPI、目标、方案和自定义 KPI
storage-keep = 保留文件供下次使用
storage-off = 不保留文件：重新加载后需要重新选择。
storage-none = 没有保存任何内容。
erase = 全部清除
erase-question = 要全部清除吗？
erase-explained = 将从本浏览器删除所有文件、设置、筛选、列的对应关系、置顶的 KPI、目标、方案和自定义 KPI。您磁盘上的文件不受影响。此操作无法撤销。
erase-confirm = 清除
erase-done = 已全部清除。

## Privacy page

privacy-title = 隐私
privacy-lead = Attain 是一个没有服务器的页面。文件由这个标签页读取，永远不会离开它。
privacy-where-title = 保存什么、保存在哪里
privacy-where-files = 拖入的文件保存在本浏览器的私有文件系统中，重新加载后可以恢复。其他网站无法读取。您可以在“数据”页关闭此功能。
privacy-where-settings = 设置、筛选、列的对应关系、置顶的 KPI、目标、方案和自定义 KPI保存在本浏览器的本地存储中。
privacy-where-else = 其他
privacy-where-nothing = 除此之外不保存任何内容：没有 Cookie，没有统计分析，没有账号。
privacy-requests-title = 页面加载后的请求数
privacy-requests-note = 在您使用时由浏览器统计，包括页面及其计算引擎。
privacy-check-title = 自己验证
privacy-check-network = 打开浏览器的开发者工具，选择“网络”，然后拖入一个文件：此后列表不再变化。
privacy-check-offline = 或者在页面加载后断开网络：一切照常工作，清除之后和出错之后也是如此。
privacy-check-policy = 加载完成后，页面的内容安全策略（Content-Security-Policy）禁止页面及其计算引擎建立任何连接，包括连接它自己的来源；由浏览器强制执行，且无法撤销。
privacy-check-limits = 页面的策略无法禁止的有：有人点击链接或打开其他页面、浏览器扩展的行为，以及某些浏览器中浏览器之间的直接连接（WebRTC）。Attain 不做这些事；想要完全放心，可以断开网络。
privacy-erase-title = 全部收回
privacy-badge = 数据不离开此标签页
