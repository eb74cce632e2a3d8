## The product

app-name = Attain
app-tagline = 销售 KPI、配额与佣金，直接来自您的 CRM 导出文件。
app-lead = 把 CRM 导出的 CSV 文件拖进来，几秒内看到赢单率、销售管道和目标完成情况。所有计算都在这个标签页里完成，不上传任何内容。

## Navigation

nav-label = 页面
nav-overview = 概览
nav-data = 数据
nav-kpis = KPI
nav-plans = 方案
nav-privacy = 隐私
nav-skip = 跳到正文

## Bringing data in

drop-title = 把文件拖到这里
drop-hint = 支持 CSV（也可以是 .csv.gz 或 .zip）和 Excel 的 .xlsx。有商机数据就可以开始；再加上目标、人员、产品或订单，会出现更多 KPI。
drop-now = 松开即可导入
drop-choose = 选择文件
drop-add = 添加文件
sample-try = 用示例数据试试
sample-note = 一个虚构的 25 人团队，30 个月，6,000 个商机。
paste-open = 粘贴表格
paste-label = 从电子表格粘贴数据，第一行为表头
paste-import = 导入粘贴的数据
paste-name = 粘贴的表格
plans-open = 手边没有文件？打开佣金计算器
plans-open-note = 配额、阶梯、加速器与预支：改一个数字，即刻看到每个人拿多少。
privacy-promise = 您的数据只留在这个标签页里。不上传，无需账号，页面加载后不再发出任何请求。

## Import progress

progress-title = 正在读取 { $file }
progress-bytes = { $done } / { $total }
progress-rows = { $count } 行
progress-left-seconds = 大约还需 { $count } 秒
progress-left-minutes = 大约还需 { $count } 分钟
progress-soon = 马上完成
progress-computing = 正在计算 KPI
progress-starting = 正在启动计算引擎
cancel = 取消
cancelled = 已取消导入，之前的数据没有变化。

## Period and comparison

period-data-to = { $days } · 数据截至 { $day }
period-label = 期间
period-all = 全部数据
period-this-year = 今年
period-last-year = 去年
period-this-quarter = 本季度
period-last-quarter = 上季度
period-last-30-days = 最近 30 天
period-last-90-days = 最近 90 天
period-last-12-months = 最近 12 个月
period-this-month = 本月
period-last-month = 上月
period-custom = 自定义
period-from = 从
period-to = 到
period-apply = 应用
period-upside-down = 结束日期早于开始日期。
view-reset = 数据中没有与“{ $what }”相符的内容，因此已取消该选择。可用“撤销”恢复。
compare-label = 对比
compare-previous-period = 上一期间
compare-same-period-last-year = 去年同期
compare-none = 不对比
compare-with = 与{ $period }相比
compare-with-partly = 与{ $period }相比，其中数据始于{ $day }
compare-with-missing = 无可对比：数据始于{ $day }，晚于{ $period }
compare-days = { $period }
compare-days-partly = { $period }；数据始于{ $day }
compare-days-missing = { $period }：数据{ $day }才开始
extent-to-date = 截至目前，与相同天数对比
extent-whole = 整个期间
compared = 对比期间
fiscal-label = 财年起始月份
grain-label = 按
grain-day = 日
grain-week = 周
grain-month = 月
grain-quarter = 季度
grain-year = 年

## Filters

filter-remove = 移除筛选 { $dimension }：{ $member }
filter-clear = 清除全部筛选
filter-nobody = （无）
filter-hint = 点击柱形或名称即可筛选；按住 Ctrl 或 ⌘ 可多选。

## The page

undo = 撤销
redo = 重做
theme-label = 外观
theme-light = 浅色
theme-dark = 深色
theme-system = 跟随系统
language-label = 语言
currency-label = 货币
currency-of-data = 与文件一致
currency-of-data-known = 与文件一致：{ $currency }
currency-none = 不显示符号
currency-missed = 没有换算成 { $currency } 的汇率，因此金额仍使用文件中的货币。
calendar-label = 历法
calendar-gregorian = 公历
calendar-jalali = 波斯历
keep-files = 保留文件供下次使用
settings = 设置
close = 关闭
menu = 菜单
save = 保存
copy = 复制
copied = 已复制
search = 搜索

## Charts and tables

show-table = 以表格显示
show-chart = 以图表显示
export-csv = 下载 CSV
export-png = 下载 PNG
print = 打印
chart-empty = 这个期间和筛选条件下没有可显示的内容。
chart-keyboard = 用方向键逐个读取数值。
chart-role = 图表
chart-others = 其他
chart-others-count = { $others }（{ $count }）
chart-more = 另有 { $count } 项
chart-show-all = 显示全部 { $count } 项
chart-show-fewer = 收起
chart-partial = 时段不完整
table-total = 合计
table-apart = 无日期或在其他日子
chart-apart = 其中 { $value } 没有日期，或在其他日子。
table-change = 变化
table-cases = 样本数
table-more = 再显示 { $count } 行
list-more = 再显示 { $count } 个
list-nothing = 没有符合搜索的内容。
names-more = { $names } 以及另外 { $count } 个
figure-cases = 共 { $count }
kpi-by-dimension = 按{ $dimension }统计的{ $kpi }
page-next = 下一页
page-previous = 上一页

## Overview

overview-title = 概览
overview-key = 关键 KPI
overview-revenue-month = 各月收入
overview-revenue-region = 各区域收入
overview-revenue-product = 各产品收入
overview-leaderboard = 排行榜
leaderboard-kpi = 排名依据
leaderboard-by = 排名对象
overview-lost-reasons = 按原因统计的丢单
overview-open-stages = 各阶段的进行中商机
tile-better = 向好
tile-worse = 变差
tile-same = 持平
tile-target = 目标 { $target }
tile-target-for = 目标 { $target }（{ $period }）
tile-target-set = 设定目标
tile-target-clear = 移除目标
tile-small = 只有 { $count } 个样本，请谨慎看待这个比率。
tile-pin = 置顶
tile-unpin = 取消置顶
tile-full = 已置顶 10 个 KPI，请先取消一个。
tile-was = 之前：{ $value }

## One KPI in detail

detail-definition = 定义
detail-reading = 如何解读
detail-formula = 公式
detail-code = 公式代码
detail-terms = 组成部分
detail-breakdown = 细分
breakdown-nothing = 不细分
breakdown-time = 按时间
sql-title = 导出为 SQL
sql-what = 把这个数字连同其期间、筛选和细分写成查询，供您自己的数据库使用。
sql-dialect = 数据库
sql-copy = 复制为 SQL
sql-text = 查询语句
sql-refused = 浏览器不允许页面复制：请选中查询语句后手动复制
sql-tables = { $count ->
   *[other] 它读取表 { $tables }
}，已按此处的方式清理和关联。Attain 源代码附带的程序“sql”会把这些表写成 CSV；方法见 README 中的“The KPIs in a warehouse”一节。
detail-rows = 对应的数据行
detail-rows-show = 显示数据行
detail-rows-hide = 隐藏数据行
calculation-larger = { $left } 与 { $right } 中较大者
calculation-smaller = { $left } 与 { $right } 中较小者
calculation-rounded-up = { $left } 向上取整
calculation-otherwise = { $left }，若无则 { $right }
calculation-square-root = √({ $left })
calculation-p-value = { $left } 的 p 值
calculation-and = 且
calculation-or = 或
calculation-not = 非 { $left }
taken-before = 对比期{ $name }
taken-overall = 全部{ $name }
taken-without = 不分{ $dimensions }的{ $name }
members-share = 满足 { $condition } 的成员（{ $members }）占比
members-count = 满足 { $condition } 的成员（{ $members }）数
members-count-all = 成员（{ $members }）数
members-of = 各{ $members }的 { $value } 的{ $op }
members-of-where = 满足 { $condition } 的各{ $members }的 { $value } 的{ $op }
members-sum = 总和
members-mean = 平均值
members-median = 中位数
members-min = 最小值
members-max = 最大值
members-percentile = 百分位数
role-of-each = 每个{ $dimension }各有一个；这里是全部的
role-compared = 各行与它比较
rate-interval = 就 { $count } 个样本而言，真实比率在 { $low } 到 { $high } 之间（95% 把握）。
rate-interval-few = { $count ->
   *[other] 样本太少（{ $count } 个），说明不了多少：真实比率可能在 { $low } 到 { $high } 之间的任何位置。
}
detail-rows-used = 使用了 { $count } 行
detail-members-used = 计入 { $count } 个成员
detail-left-out-condition = { $count } 行不符合条件
detail-left-out-filter = { $count } 行被筛选排除
detail-left-out-period = { $count } 行不在期间内
detail-left-out-no-date = { $count } 行没有日期
detail-left-out-no-value = { $count } 行没有数值

## KPIs page

kpis-title = KPI
kpis-search = 搜索 KPI
kpis-found = { $count } 个 KPI
kpis-without = { $count } 个指标没有数值及其原因
kpis-nothing = 没有符合搜索的 KPI。
kpis-family-results = 业绩
kpis-family-pipeline = 销售管道
kpis-family-leads = 线索
kpis-family-activity = 活动与效率
kpis-family-customers = 客户
kpis-family-prices = 价格与人员

## Units, changes and spans

unit-days = { $text } 天
unit-hours = { $text } 小时
unit-months = { $text } 个月
unit-factor = { $number } 倍
unit-per-day = 每天 { $amount }
unit-bytes = { $count } 字节
unit-kilobytes = { $size } kB
unit-megabytes = { $size } MB
unit-gigabytes = { $size } GB
change-points = { $points } 个百分点
span-week = { $day }当周
span-quarter = { $year }第 { $quarter } 季度
span-fiscal-year = { $years } 财年
quarter-alone = 第 { $quarter } 季度
span-between = { $from } – { $to }
span-partial = { $span }（部分）

## Keyboard

keys-title = 键盘快捷键
keys-help = 显示本帮助
keys-pages = 前往页面
keys-search = 搜索 KPI
keys-close = 关闭已打开的内容
keys-chart = 逐个查看图表数值
keys-chart-filter = 按图表当前的值筛选
keys-chart-add = 加入筛选
keys-single = 启用单键快捷键

## Errors

error-unreadable = 无法读取 { $file }：{ $reason } 它是否已被移动，或被其他程序占用？请重新选择。
error-refused = Attain 不能读取 { $file } 这类文件。请另存为 CSV 后重新拖入。
error-crashed = 计算引擎意外停止，已重新启动。设置和保存的文件都还在，正在重新读取文件。（{ $message }）
error-misunderstood = 页面与计算引擎未能互相理解，请重新加载页面。（{ $message }）
error-no-figures = 无法计算各项数值。{ $reason }
error-no-explanation = 无法查明这个数值的由来。{ $reason }
error-no-rows = 无法读取这个数值背后的各行数据。{ $reason }
error-no-preview = 无法显示该文件改用其他方式读取的结果。{ $reason }
error-outdated = 页面与计算引擎的版本不一致，请重新加载页面。
error-storage-full = 浏览器没有剩余空间：重新加载后文件将不在这里。其他功能都正常；请腾出空间后重新导入。
error-storage-forbidden = 浏览器不允许本页保存文件（例如无痕窗口）：重新加载后文件将消失。其他功能都正常。
error-settings-full = 浏览器没有剩余空间：您对以下内容的更改只保留到关闭页面为止（{ $what }）。之前保存的内容保持不变。请释放一些空间，下一次更改时会全部保存。
error-settings-forbidden = 浏览器不允许本页保存任何内容（例如无痕窗口）：设置和选择只保留到关闭页面为止。
error-settings-broken = 保存的内容未能全部读取：{ $what }。已将其搁置并重新开始，其余一切保持原样。
error-settings-left = 保存的内容未能全部读取：{ $what }。浏览器没有空间将其搁置，因此它留在原处，不会被覆盖。这些内容重新开始，您对它们的更改只保留到关闭页面为止；其余一切保持原样。请释放一些空间，然后重新加载页面。
error-settings-newer = 较新版本的 Attain 在此保存过：{ $what }。这些内容保持不变；您现在对它们的更改只保留到关闭页面为止。
kept-settings = 设置
kept-view = 期间与筛选
kept-goals = 固定的指标与目标
kept-choices = 关于文件的选择
kept-plans = 方案
kept-kpis = 自定义 KPI
error-dismiss = 关闭提示

## What the welcome promises

promise-private-title = 私密
promise-fast-title = 快速
promise-fast = 一百万行约一秒读完，在独立的工作线程中进行，页面不会卡住。
promise-exact-title = 精确
promise-exact = 每个数字都能看到公式、组成部分和背后的数据行；算不出来的，会说明原因。

## Targets

target-per-month = 月
target-per-quarter = 季度
target-per-year = 年
target-amount-month = 每月 { $amount }
target-amount-quarter = 每季度 { $amount }
target-amount-year = 每年 { $amount }
target-for-days = { $target }：{ $period } 合 { $amount }
target-days = { $period } 的目标
target-days-alone = { $period } 的目标；其余日子的收入不计入
target-beside-files = “目标完成率”以您文件中的目标为准；此目标只显示在该数字旁边。
target-scope-all = 适用于全部数据（无筛选）。
target-scope = 适用于 { $filters }。
target-elsewhere = 其他已设目标
target-everything = 全部数据
target-span = 周期
target-unclear = { $amount }，未设周期：请选择周期以便比较。
target-refused-number = 请输入数字，例如 50,000。
target-refused-negative = 目标不能小于零。
target-refused-zero = 目标为零无需努力即可达成，请改为移除目标。
target-in-money = 目标金额
target-in-percent = 目标（百分比）
target-in-days = 目标（天）
target-in-months = 以月为单位的目标
target-in-hours = 目标（小时）
target-in-numbers = 目标值

## Revenue over time, by other spans than months

overview-revenue-day = 各日收入
overview-revenue-week = 各周收入
overview-revenue-quarter = 各季度收入
overview-revenue-year = 各年收入
