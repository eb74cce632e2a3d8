## Places

place-row = 第 { $line } 行
place-cell = 第 { $line } 行，第 { $field } 列：“{ $text }”
place-text = “{ $text }”

## Problems in files: what was found, what became of it, what can be done

problem-empty-file = { $file } 是空文件。
    .kept = 没有从中读取任何内容。
    .todo = 请重新导出，并确认其中有数据行。
problem-no-rows = { $file } 只有表头，没有数据行。
    .kept = 没有从中读取任何内容。
    .todo = 请去掉会隐藏所有行的筛选条件后重新导出。
problem-bad-encoding = { $file } 有 { $count } 处不符合其编码。
    .kept = 损坏的字符显示为 �；所有行都已保留。
    .todo = 如果文字显示不对，请选择其他编码；已损坏的内容无法恢复。
problem-too-few-fields = { $file } 有 { $count } 行的字段少于表头。
    .kept = 这些行已保留，缺少的字段视为空。
    .todo = 请检查这些行，或确认分隔符是否正确。
problem-too-many-fields = { $file } 有 { $count } 行的字段多于表头。
    .kept = 无法确定字段的归属，这些行已搁置。
    .todo = 请确认分隔符和引号是否正确；否则请给含有分隔符的文本加上引号，然后重新导入。
problem-bad-quote = { $file } 有 { $count } 个引号位置不对，或没有成对。
    .kept = 文本按原样保留。
    .todo = 请检查这些行，或选择其他引号；引号内的引号要写两次。
problem-duplicate-column = { $file } 中“{ $column }”列出现了多次。
    .kept = 两列都已保留，后一列改了名字。
    .todo = 请在下方选择要使用哪一列。
problem-misfit = { $file } 的“{ $column }”列有 { $count } 个单元格不符合“{ $expected }”类型。
    .kept = 这些单元格视为空，所在行的其余内容照常使用。
    .todo = 请选择合适的处理方式，或修正单元格后重新导入。
problem-ambiguous-dates = { $file } 的“{ $column }”列的日期有两种读法。
    .kept = 已按“{ $order }”读取。
    .todo = 如果不对，请选择另一种顺序。
problem-ambiguous-numbers = { $file } 中“{ $column }”的数字有两种读法。
    .kept = 已按{ $mark }读取。
    .todo = 如果不对，请选择另一种。
problem-sentinel-date = { $file } 中“{ $column }”有 { $count } 个单元格写的是“{ $text }”，表示没有日期。
    .kept = 按空值处理。
    .todo = 无需处理。
problem-total-row = { $file } 中有 { $count } 行是其他行的合计。
    .kept = 已略去，以免重复计算。
    .todo = 无需处理。
problem-fiscal-years = { $file } 中有 { $count } 个目标以财年表示，例如“{ $text }”。
    .kept = “{ $text }”按 { $start } 至 { $end } 计。
    .todo = 如果您的财年从其他月份开始，请为每个目标写明首日和末日。
problem-other-table = { $file } 中还有另一个表（{ $count } 行）。
    .kept = 已读取第一个表，其余略去。
    .todo = 如需读取，请将另一个表另存为单独的文件。
problem-no-header = { $file } 的第一行是数据，不是列名。
    .kept = 所有行都已保留，列以编号命名。
    .todo = 请在下方选择每一列的含义，或指明表头在第几行。
problem-missing-delimiter = { $file } 中有 { $count } 行缺少分隔符。
    .kept = 已根据其他行的内容分开单元格。
    .todo = 请检查这些行。
problem-extra-delimiter = { $file } 中有 { $count } 行多了分隔符。
    .kept = 在其他行能说明的地方，已将其视为文字的一部分。
    .todo = 请检查这些行。
problem-other-delimiter = { $file } 中有 { $count } 行使用了不同的分隔符。
    .kept = 单元格仍已读取。
    .todo = 无需处理。
problem-outside-table = { $file } 有 { $count } 行在表格之前或之后。
    .kept = 它们不是数据行，未予读取。
    .todo = 如果是标题或合计，无需处理；否则请另选表头所在的行。
problem-unmatched-key = { $file } 有 { $count } 行在“{ $column }”中写的是“{ $key }”，{ $table }里没有它。
    .kept = 这些行已保留，但缺少{ $table }中的信息。
    .todo = 如果它应当存在，请把它加入{ $table }。
problem-near-miss = { $file } 有 { $count } 行在“{ $column }”中写的是“{ $key }”，而{ $table }里有“{ $suggestion }”。
    .kept = 这些行已保留；在您决定之前，两者视为不同。
    .todo = 要把“{ $key }”视为“{ $suggestion }”吗？
problem-unmatched-keys = { $file } 另有 { $count } 行在“{ $column }”中写了{ $table }里没有的内容（共 { $keys } 种）。
    .kept = 这些行已保留，但缺少{ $table }中的信息。
    .todo = 请确认导入的{ $table }文件是否正确。
problem-similar-spelling = { $file } 有 { $count } 行在“{ $column }”中写的是“{ $text }”，其他行写的是“{ $similar }”。
    .kept = 这些行已保留；在您决定之前，两者视为不同。
    .todo = 要把“{ $text }”视为“{ $similar }”吗？
problem-replaced = { $file } 之前已经导入过。
    .kept = 新文件取代了旧文件。
    .todo = 无需处理。
problem-refused = { $what ->
    [broken] { $file } 已损坏或不完整。
    [encrypted] { $file } 有密码保护。
    [nested] { $file } 是压缩包里的压缩包。
    [text] { $file } 是文本，不是表格。
    [html] { $file } 其实是网页，不论文件名怎么写。
    [hidden] { $file } 是隐藏的工作表；显示的工作表已读取。
    [overlap] { $file } 里的文件共用同一段字节，恶意压缩包才会这样。
   *[other] Attain 不能读取 { $file } 这类文件（{ $what }）。
}
    .kept = 已跳过该文件，其他文件已读取。
    .todo = { $advice ->
        [again] 请重新下载或导出。
        [unlock] 请取消密码后另存，再重新拖入。
        [unpack] 请解压后拖入里面的文件。
        [spreadsheet] 请用表格软件打开，另存为 .xlsx 或 CSV 后拖入。
        [numbers] 请用 Numbers 打开，选择“文件 › 导出为 › CSV”，再拖入导出的文件。
        [document] 如果里面有表格，请复制表格并粘贴到这里。
        [nothing] 无需处理。
        [unhide] 如果要计入其中的行，请取消隐藏该工作表后重新拖入。
       *[other] 请另存为 CSV 后重新拖入。
    }
problem-unreadable = 未能完整读取 { $file }：{ $reason }
    .kept = 已跳过该文件，其他文件已读取。
    .todo = 请确认它没有被移动或被其他程序占用，然后重新拖入。
problem-over-limit = { $limit ->
    [file-bytes] { $file } 超过 { $most } GB，这是 Attain 能读取的上限。
    [columns] { $file } 超过 { $most } 列，这是 Attain 能读取的上限。
    [workbook-bytes] { $file } 中的文字超过 { $most } MB，这是 Attain 读取工作簿的上限。
    [nested-bytes] { $file } 超过 { $most } MB，这是 Attain 打开压缩包内文件的上限。
    [entries] { $file } 中的文件超过 { $most } 个，这是 Attain 一次能打开的上限。
    [inflation] { $file } 解压后会超过原大小的 { $most } 倍，正常的表格不会这样。
   *[other] 浏览器分给页面的内存装不下 { $file } 的数据行。
}
    .kept = 已跳过该文件，其他文件已读取。
    .todo = { $limit ->
        [columns] 请只导出需要的列。
        [workbook-bytes] 请把其中的工作表另存为 CSV 后拖入。
        [nested-bytes] 请解压后拖入里面的文件。
        [entries] 请解压后只拖入需要的文件。
        [inflation] 在弄清来源之前，请不要打开它。
       *[other] 请少导出几年或几列，或先移除其他文件。
    }
problem-near-limit = { $limit ->
    [file-bytes] { $file } 已接近 Attain 能读取的最大文件（{ $most } GB）。
    [columns] { $file } 的列数已接近 Attain 能读取的上限（{ $most } 列）。
   *[other] 加上 { $file }，数据行已几乎占满浏览器分给页面的内存。
}
    .kept = 已全部读取。
    .todo = { $limit ->
        [columns] 请只导出需要的列。
       *[other] 在它继续变大之前，请少导出几年或几列。
    }
problem-other-unit = { $file } 的“{ $column }”列采用其他计数单位，列标题、其上方的一行或旁边的一列如此说明。
    .kept = 已乘以 { $factor }。
    .todo = 如果它们已是完整金额，请重命名该列后重新导入。
problem-carried-down = { $file } 有 { $count } 行没有“{ $column }”，因为名称只写在每组的第一行。
    .kept = 它们沿用上一行的名称。
    .todo = 除非这些行不属于任何组，否则无需处理。
problem-lost-digits = { $file } 的“{ $column }”列有 { $count } 个编号在电子表格中丢失了末尾数字。
    .kept = 视为空：不按它们计数，也不按它们关联。
    .todo = 请重新导出文件，不经电子表格打开，直接导入。
problem-zero-dash = { $file } 的“{ $column }”列有 { $count } 个单元格只写了一个短横。
    .kept = 因为该列使用会计格式，它们按零计算。
    .todo = 如果表示没有金额，可让它们算作空。
problem-placeholder = { $file } 的“{ $column }”列有 { $count } 个单元格写的是“{ $text }”。
    .kept = 视为空。
    .todo = 除非它是真实的值，否则无需处理。
problem-unknown-dataset = 无法判断 { $file } 的一行代表什么。
    .kept = 文件已读取，但还没有 KPI 使用它。
    .todo = 请在下方选择它的数据集。
problem-mixed-currencies = { $in ->
    [file] { $file } 含有多种货币的金额：{ $currencies }。
   *[other] { $file } 的“{ $column }”列含有多种货币的金额：{ $currencies }。
}
    .kept = 这些行已保留；不同货币的金额绝不相加。
    .todo = 请说明各货币的汇率，拖入汇率文件，或按货币筛选。
problem-exchanged = { $count } 笔 { $from } 金额已折算为 { $to }。
    .kept = 每笔按当日或之前最近的汇率折算，例如 { $example }；早于第一个汇率的（{ $early } 笔）按该汇率折算。
    .todo = 请检查汇率方向是否正确。
problem-not-sales = { $file } 的各行是{ $document }，不是销售。
    .kept = 未使用其中任何内容。
    .todo = 如果它们确实是销售，请将其计入。
problem-other-revenue = 同样的销售既有{ $used }，又有{ $document }（{ $file }）。
    .kept = 收入以{ $used }为准；{ $document }不计入。
    .todo = 请说明哪一种是您的收入。
problem-counted-beside = { $file } 中的销售与{ $used }一并计入。
    .kept = 收入为两者之和。
    .todo = 如果是同样的销售，请移除该文件。
problem-given-back = { $file } 中有 { $count } 行是贷项通知。
    .kept = 退回的金额已从收入中扣除。
    .todo = 无需处理；若发票中已经扣除，请移除该文件。
problem-refunded = { $file } 的“{ $column }”是退回的金额（{ $count } 行）。
    .kept = 退回的金额已从收入中扣除。
    .todo = 无需处理。
problem-no-sale = { $file } 中有 { $count } 行写着“{ $text }”，不是销售。
    .kept = 它们不计入。
    .todo = 如果它们确实是销售，请说明。
problem-order-status = { $file } 中有 { $count } 行的状态是“{ $text }”。
    .kept = 它们计为销售。
    .todo = 请说明它们是否是销售。
problem-order-fields = { $file } 中有 { $count } 行是订单的后续行，留空了只写在首行的字段。
    .kept = 按首行的内容计入。
    .todo = 无需处理。
problem-net-amounts = { $file } 的“{ $column }”列包含税费或运费（{ $count } 行）。
    .kept = 另一列的净额计为收入。
    .todo = 无需处理。
problem-order-totals = { $file } 的“{ $column }”列是整张订单的金额（{ $count } 行）。
    .kept = 每行按其份额计入，订单不会重复计算。
    .todo = 无需处理。
problem-spelled-otherwise = { $file } 中有 { $count } 行的“{ $column }”与别处写法不同：{ $pairs }。
    .kept = 只在大小写、空格或姓名顺序上不同的写法视为同一个。
    .todo = 无需处理。
problem-converted = { $file } 中有 { $count } 笔金额同时以公司货币列出。
    .kept = 指标采用“{ $column }”列中折算后的金额。
    .todo = 无需处理。
problem-annualised = { $file } 中有 { $count } 笔金额按“{ $period }”计。
    .kept = 已乘以 { $times } 折算为一年的金额，以便与年度金额和一次性金额相加。
    .todo = 如果这些金额本来就是全年的，请在下方停用“{ $column }”列。
problem-unknown-period = { $file } 中有 { $count } 笔金额的周期是“{ $text }”，不知道一年有几次。
    .kept = 这些金额视为空；所在行的其余内容照常使用。
    .todo = 请在“{ $column }”列中写明每月、每季、每年或一次性，然后重新导入。
problem-worth-of-ended = { $file } 有 { $count } 份已结束的合同，“{ $column }”列为 0。
    .kept = 不知道它们结束前的金额，因此较早的金额和流失会偏低。
    .todo = 请导出它们有效期间的金额。
problem-weighted = { $file } 的“{ $column }”列已经乘过成交概率。
    .kept = 已除以概率得出原金额；概率为 0% 的没有金额。
    .todo = 若要知道全部金额，请同时导出未加权的金额。
problem-still-runs = { $file } 有 { $count } 份合同在“{ $column }”列中已取消，但仍然有效。
    .kept = 它们继续有效，尚未结束。
    .todo = 无需处理；如果状态已过时，请选择不使用该列。
problem-other-scale = { $file } 的“{ $column }”列满分为 { $best }，而不是 5。
    .kept = 分数已换算为 5 分制，4 分和 5 分为满意。
    .todo = 如果满分是 5，请在列标题中写明，例如“CSAT (1-5)”，然后重新导入。
problem-not-yet = { $what ->
    [leads] { $file } 中有 { $count } 个联系人尚未成为线索：“{ $column }”为空。
    [subscriptions] { $file } 中有 { $count } 份合同在试用期结束前已终止（见“{ $column }”），从未付费。
   *[other] { $file } 中有 { $count } 项活动尚未进行：“{ $column }”为“{ $text }”。
}
    .kept = 不计入任何指标。
    .todo = 无需处理，除非它们应当计入：那样请选择不使用该列。
problem-assumed-year = { $file } 中有 { $count } 个目标的期间没有年份。
    .kept = 已视为 { $year } 年的目标，所有销售都在这一年。
    .todo = 若指的是其他年份，请在期间旁或文件名中写明。
problem-unknown-status = { $file } 有 { $count } 个商机处于“{ $text }”阶段，看不出是赢单还是丢单。
    .kept = 它们视为进行中。
    .todo = 请说明各阶段的含义。
problem-blank-stage = { $file } 中有 { $count } 个商机在“{ $column }”中没有阶段，其他列也看不出结果。
    .kept = 它们视为进行中。
    .todo = 补上已知的阶段后重新导入。
problem-contradiction = { $file } 中有 { $count } 个商机，“{ $column }”与“{ $other }”的说法不一致。
    .kept = 以“{ $column }”为准。
    .todo = 更正这些商机，或在下方选择不使用其中一列。
problem-void-row = { $file } 中有 { $count } 行已删除、重复或为测试：“{ $column }”为“{ $text }”。
    .kept = 不计入任何指标；其中的商机既不算赢单、丢单，也不算进行中。
    .todo = 无需处理，除非它们应当计入。
problem-duplicate-record = { $how ->
    [copies] 有 { $count } 行重复了文件中别处已有的 { $records } 条记录。{ $ids }
    [versions] 有 { $count } 行是 { $records } 条编号相同的记录的较早版本。{ $ids }
    [alike] 有 { $count } 行是 { $records } 条记录的较早状态，它们以相同名称出现在较新的文件中。{ $ids }
    [snapshots] 有 { $count } 行属于 { $records } 个商机的较早快照（“{ $column }”），或属于已不存在的商机。{ $ids }
    [programs] 有 { $count } 行属于 { $records } 条线索，这些线索以相同的电子邮箱也出现在另一个文件中。{ $ids }
    [lines] 有 { $count } 行是 { $records } 个商机的其他产品。{ $ids }
    [stages] 有 { $count } 行是 { $records } 个商机的较早阶段。{ $ids }
    [credit] 有 { $count } 行是 { $records } 个商机的其他业绩归属人。{ $ids }
    [accounts] 有 { $count } 行是 { $records } 个商机的其他客户。{ $ids }
    [kept] { $count } 行看似与其他行重复，全部计入。
    [twice] 有 { $count } 行没有编号，且与文件中另一行内容相同。{ $ids }
   *[other] 有 { $count } 行与其他行编号相同，但内容不同。{ $ids }
}
    .kept = { $how ->
        [copies] 每条记录只计一次。
        [versions] 以最后修改的为准；没有修改时间的，以最后一行为准。
        [alike] 每条记录只计一次，以最新的文件为准。
        [snapshots] 每个商机只计一次，以最后的状态为准；最后一次快照中已没有的进行中商机不计入。
        [programs] 每条线索只计一次，以任一文件中走得最远的阶段为准。
        [lines] 每笔交易只计一次；若每行都有金额，各产品按各自的行金额计，否则不归属任何产品。
        [stages] 每个商机只计一次，处于最后进入的阶段。
        [credit] 每笔交易只计一次；若份额合为一个整体，每人按份额计，否则归份额最大的人。
        [accounts] 每个商机只计一次，归于第一个客户。
       *[other] 全部计入。
    }
    .todo = { $how ->
        [strangers] 请检查编号。
        [twice] 若某行是重复录入，请从文件中删除后重新导入。
        [alike] 无需处理，除非它们并非同一条：那样请让每一行都计入。
        [snapshots] 无需处理，除非它们并非同一条：那样请让每一行都计入。
        [programs] 无需处理，除非它们并非同一条：那样请让每一行都计入。
       *[other] 无需处理，除非“{ $column }”不是编号：那样请选择不使用该列。
    }
problem-end-before-start = { $file } 中有 { $count } 行的结束（“{ $column }”）早于开始（“{ $start }”）。
    .kept = 它们计入数量，但没有时长。
    .todo = 更正日期后重新导入。
problem-undated = { $file } 中有 { $count } 行的“{ $column }”没有日期。
    .kept = 它们不属于任何期间，只在未选择期间时计入。
    .todo = 补上日期后重新导入。
problem-unknown-kind = { $file } 中有 { $count } 行在“{ $column }”里写着“{ $text }”，看不出是什么含义。
    .kept = 它们计入数量，但需要区分“{ $column }”含义的指标无法给出。
    .todo = 请说明它的含义。

## Why a figure cannot be given

unavailable-no-dataset = 尚未导入{ $dataset }文件。
unavailable-empty-dataset = “{ $dataset }”文件只有标题行，没有数据行。
unavailable-no-field = { $dataset }中没有列对应“{ $field }”。
unavailable-no-dimension = { $dataset }不能按“{ $dimension }”筛选或细分。
unavailable-by = 无法按{ $dimension }查看。
unavailable-no-member = 无法按{ $dimension }筛选：这里统计的记录都没有该项。
unavailable-no-rows = 没有符合期间和筛选条件的数据行。
unavailable-no-target = 该期间没有目标。
unavailable-no-values = 有 { $count } 行符合条件，但“{ $field }”全为空。
unavailable-only-today = { $dataset }的文件只说明“{ $field }”今天的值，不说明当时的值。
unavailable-no-times = { $dataset }的“{ $field }”没有时刻，无法计算小时数。
unavailable-no-base = 之前的数值为零或负数，无法计算增长率。
unavailable-no-root = 负数没有平方根。
unavailable-no-model = 再次购买的客户不足 30 位，或其购买没有可据以预测的规律。
unavailable-not-in-sql = 只有 Attain 能算出，查询无法做到。
unavailable-divided-by-zero = 这个期间内除数为零。
unavailable-no-comparison = 请选择要对比的期间。
unavailable-unknown-texts = 尚未说明{ $dataset }中“{ $field }”的各种文本是什么含义。
unavailable-mixed-currencies = 不同货币的金额不会相加。
unavailable-no-parameter = 缺少设置 { $name }。
unavailable-too-large = 结果太大，无法显示。
unavailable-bad-formula = 公式有误：{ $message }
