## 自定义 KPI

nav-editor = 自定义 KPI
own-family = 自定义
own-new = 新建 KPI
own-edit = 编辑
own-copy = 以此为基础自定义
own-title-new = 新建 KPI
own-lead = 编写公式：名称会自动补全，边输入边显示数值。
own-back = 全部 KPI
own-gone = 此地址没有自定义 KPI，可能已被删除。
own-name = 名称
own-id = 在公式中写作：{ $id }
own-definition = 含义（可选）
own-formula = 公式
own-formula-keys = 按 Tab 或 Enter 采用名称，按 Esc 关闭列表，按 Ctrl 加空格打开列表。
own-fits = 此处可用的名称
own-error-at = “{ $part }”处：{ $message }
own-better = 何者更好
own-better-higher = 越高越好
own-better-lower = 越低越好
own-better-neither = 无好坏之分
own-unit = 显示为
own-unit-percent = 百分比
own-unit-factor = 倍数：1.5 ×
own-unit-number = 数字：1.5
own-value = 当前值
own-value-none = 数值将显示在这里。
own-by = 细分维度
own-by-none = 不细分
own-save = 保存 KPI
own-discard = 放弃
own-delete = 删除 KPI
own-deleted = 已删除“{ $name }”及其固定和目标。
own-unfinished-no-name = 请为它命名。
own-unfinished-no-formula = 请编写公式。
own-unfinished-unchecked = 公式仍在检查中。
own-unfinished-wrong-formula = 公式有误。
own-unfinished-no-room = 自定义 KPI 已达上限，请先删除一个。

# 编辑器旁的语言参考
own-reference = 公式语言
own-reference-search = 搜索公式语言
own-reference-insert = 插入 { $text }
own-reference-nothing = 公式语言中没有符合搜索的内容。
own-word-and = 两个条件都成立
own-word-or = 任一条件成立
own-word-not = 条件不成立
own-word-empty = 没有值
own-word-not-empty = 有值
own-word-won = 已赢单的商机
own-word-lost = 已丢单的商机
own-word-open = 进行中的商机

# 保存的一切，合为一个文件
workspace-save = 保存工作区
workspace-open = 打开工作区
workspace-explained = 一个文件，包含设置、目标、方案、关于文件的选择和自定义 KPI，不含任何一行数据。
workspace-opened = 工作区已打开。撤销可收回其中的决定。
workspace-opened-in-part = 工作区已打开，但此版 Attain 无法完整读取：{ $what }。撤销可收回其中的决定。
workspace-none = 此版 Attain 无法将它作为工作区读取。没有任何改动。
