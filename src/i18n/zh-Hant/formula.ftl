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
formula-expected-endpoint = 「start」或「end」
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
