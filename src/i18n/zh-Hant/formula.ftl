# 公式中的錯誤

formula-unexpected = 此處應為{ $expected }，卻是「{ $found }」
formula-unexpected-end = 此處應為{ $expected }，公式卻已結束
formula-unfinished-text = 文字缺少結尾引號
formula-number-too-long = 數字位數過多
formula-too-long = 公式太長
formula-too-deep = 巢狀層數過多
formula-unknown = 沒有名為「{ $name }」的{ $what }
formula-unknown-near = 沒有名為「{ $name }」的{ $what }，是否指「{ $near }」？
formula-no-path = 「{ $name }」不再指向其他列
formula-circular = 循環參照自身：{ $path }
formula-broken = 「{ $name }」本身有誤
formula-wrong-type = 此處應為{ $expected }，卻是{ $found }
formula-units-differ = { $left }與{ $right }不能相加或比較
formula-no-such-unit = 結果沒有可用的單位
formula-not-overall = 各列只能與對所有列都相同的數值比較：overall(…)
formula-not-here = { $what }不能用在這裡

# 應有的內容
formula-expected-value = 值
formula-expected-name = 名稱
formula-expected-symbol = 「{ $symbol }」
formula-expected-endpoint = 「start」、「end」、「whole_end」、「target_start」、「target_end」或「whole_target_end」
formula-expected-end = 公式結尾
formula-expected-arguments = { $count }個引數

# 名稱所指
formula-name-dataset = 資料集
formula-name-field = 欄位
formula-name-kpi = 指標
formula-name-parameter = 參數
formula-name-function = 函式
formula-name-dimension = 維度

# 公式各部分的類型
formula-a-condition = 條件
formula-a-text = 文字
formula-a-date = 日期
formula-a-difference = 日期之差
formula-a-number = 數字
formula-a-field = 欄位
formula-a-count = 計數
formula-money = 金額
formula-a-ratio = 比率
formula-days = 天數
formula-hours = 小時數
formula-months = 月數
formula-money-per-day = 每日金額
formula-a-plain-number = 一般數字
formula-an-aggregate = 彙總

# 公式的各種寫法
construct-number = 數字、其他指標和彙總，以四則運算組合，並檢查單位。
construct-count = 列數。
construct-count-distinct = 欄位中不同值的個數。
construct-sum = 各列某值之和；沒有該值的列不計入。
construct-mean = 各列某值的平均數。
construct-median = 中位數：一半的列小於它。
construct-percentile = 該比例的列低於此值。
construct-future-value = 未來若干個月內平均每位客戶可能的購買額：依據期間結束前的所有購買，以 BG/NBD 與 Gamma-Gamma 模型估計。
construct-min = 最小值。
construct-max = 最大值。
construct-first = 最早的日期，用在 days 或 months 中。
construct-last = 最晚的日期，用在 days 或 months 中。
construct-where = 只取符合條件的列；空值不符合任何比較。
construct-text = 比較文字時忽略大小寫、空格和標點；is empty 表示沒有值。
construct-by = 決定一列屬於哪個期間的日期；沒有它，所有列在任何期間都計入。
construct-between = 一列從一天延續到另一天，按其落在期間內的天數比例計入。
construct-path = 欄位所指向的列的欄位，最多兩步；沒有則為空。
construct-over = 先算每個成員的數值，再合成一個；沒有數值的成員不計入。
construct-with = 數值符合條件的成員個數。
construct-share = 在有數值的成員中，符合條件者的占比。
construct-overall = 不受這些維度的篩選和細分影響的數值；不寫維度則不受任何影響。
construct-previous = 比較期間的數值。
construct-first-of = 其中第一個匯入檔案能給出的數值。
construct-otherwise = 第一個數值無從計算時，取第二個。
construct-days = 兩個日期之間的天數；結束早於開始的沒有天數。
construct-hours = 兩個帶時刻的日期之間的小時數。
construct-months = 兩個日期之間的月數；十二個月為 365.25 天。
construct-open-at = 在該日開始前已建立且尚未關閉的商機。
construct-active-at = 在該日之前已開始且尚未結束的客戶、訂閱或人員。
construct-period = 期間的第一天，以及最後一天的次日：前者為已有資料的部分，後者為仍在進行的整個期間。
construct-target-period = 同上，但只限於期間中介於所有目標首日與末日之間的日子。
construct-larger = 兩個數值中較大的。
construct-smaller = 兩個數值中較小的。
construct-round-up = 向上取整。
construct-points = 以百分之一為單位的比率：0.45 寫作 45。
construct-square-root = 平方根：金額乘以金額的平方根仍是金額。
construct-p-value = 純屬偶然時，數值在任一方向上偏離零至少這麼多個標準差的機率。
construct-parameter = 為所有公式統一設定的數。
