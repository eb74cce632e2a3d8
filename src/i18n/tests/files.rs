//! What is written of files, their problems, and of what happened to them.

use super::{check, period};
use crate::engine::protocol::{Failure, Progress, StorageRefusal};
use crate::i18n::words::Words;
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::rows::counts::RowCounts;
use crate::ingest::shape::dialect::{Dialect, EncodingEvidence, Evidence, HeaderPlace};
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::kpi::ask::{Filter, LeftOut, LeftOutReason};
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::star::choices::Merge;
use crate::state::decisions::comparison::Compared;
use crate::state::decisions::period::PeriodChoice;
use crate::state::keep::group::Group;
use crate::state::notice::About;
use crate::state::pages::data::fixes::Fix;
use crate::state::settings::{Language, Settings};

#[test]
fn an_import_tells_how_far_it_is() {
    let facts = |done: u64, elapsed_ms: f64| {
        move |words: &Words| {
            let progress = Progress { file: "deals.csv".to_owned(), bytes_done: done, bytes_total: 160_000_000, rows: 1_480 };
            words.progress_facts(&progress, elapsed_ms).join(" · ")
        }
    };
    check(
        facts(4_000_000, 5_000.0),
        ["4 MB of 160 MB · 1,480 rows", "4 MB / 160 MB · 1,480 行", "4 MB / 160 MB · 1,480 列", "۴ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف"],
    );
    check(
        facts(80_000_000, 200.0),
        [
            "80 MB of 160 MB · 1,480 rows",
            "80 MB / 160 MB · 1,480 行",
            "80 MB / 160 MB · 1,480 列",
            "۸۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف",
        ],
    );
    check(
        facts(80_000_000, 800.0),
        [
            "80 MB of 160 MB · 1,480 rows · almost done",
            "80 MB / 160 MB · 1,480 行 · 马上完成",
            "80 MB / 160 MB · 1,480 列 · 馬上完成",
            "۸۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف · نزدیک به پایان",
        ],
    );
    check(
        facts(80_000_000, 45_000.0),
        [
            "80 MB of 160 MB · 1,480 rows · about 45 seconds left",
            "80 MB / 160 MB · 1,480 行 · 大约还需 45 秒",
            "80 MB / 160 MB · 1,480 列 · 大約還需 45 秒",
            "۸۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف · حدود ۴۵ ثانیه مانده",
        ],
    );
    check(
        facts(80_000_000, 91_000.0),
        [
            "80 MB of 160 MB · 1,480 rows · about 2 minutes left",
            "80 MB / 160 MB · 1,480 行 · 大约还需 2 分钟",
            "80 MB / 160 MB · 1,480 列 · 大約還需 2 分鐘",
            "۸۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف · حدود ۲ دقیقه مانده",
        ],
    );
    check(
        facts(160_000_000, 91_000.0),
        [
            "160 MB of 160 MB · 1,480 rows · Computing the KPIs",
            "160 MB / 160 MB · 1,480 行 · 正在计算 KPI",
            "160 MB / 160 MB · 1,480 列 · 正在計算 KPI",
            "۱۶۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف · در حال محاسبه\u{654} شاخص\u{200c}ها",
        ],
    );
    check(|words| words.reading("deals.csv"), ["Reading deals.csv", "正在读取 deals.csv", "正在讀取 deals.csv", "در حال خواندن deals.csv"]);
}

#[test]
fn a_file_tells_how_it_was_read() {
    let dialect = |delimiter: char, records: u32| Dialect {
        encoding: "UTF-8".to_owned(),
        delimiter,
        quote: '"',
        escape: None,
        header: HeaderPlace { line: 3, records },
        evidence: Evidence { encoding: EncodingEvidence::Valid, sampled: 1_000, regular: 998 },
    };
    check(
        |words| words.reading_sum(&dialect(',', 1)),
        [
            "UTF-8 · Comma , · header in line 3",
            "UTF-8 · 逗号 , · 表头在第 3 行",
            "UTF-8 · 逗號 , · 標題列在第 3 行",
            "UTF-8 · ویرگول , · سرستون در سطر ۳",
        ],
    );
    check(
        |words| words.reading_sum(&dialect('~', 0)),
        ["UTF-8 · ~ · no header", "UTF-8 · ~ · 没有表头", "UTF-8 · ~ · 沒有標題列", "UTF-8 · ~ · بدون سرستون"],
    );
    check(
        |words| words.encoding_evidence(&dialect(',', 1)),
        [
            "All bytes are valid UTF-8.",
            "所有字节都符合 UTF-8。",
            "所有位元組都符合 UTF-8。",
            "همه\u{654} بایت\u{200c}ها در UTF-8 درست است.",
        ],
    );
    check(
        |words| words.delimiter_evidence(&dialect(',', 1), 12),
        [
            "998 of the first 1,000 lines have 12 fields.",
            "前 1,000 行中有 998 行是 12 个字段。",
            "前 1,000 行中有 998 行是 12 個欄位。",
            "۹۹۸ سطر از ۱٬۰۰۰ سطر نخست ۱۲ فیلد دارد.",
        ],
    );
    check(
        |words| words.detected(words.encoding("Shift_JIS")),
        [
            "Japanese (Shift_JIS) (detected)",
            "日文（Shift_JIS）（自动识别）",
            "日文（Shift_JIS）（自動偵測）",
            "ژاپنی (Shift_JIS) (تشخیص خودکار)",
        ],
    );
    check(|words| words.quote('\''), ["Single '", "单引号 '", "單引號 '", "تکی '"]);
    check(
        |words| words.row_sum(RowCounts { read: 1_480, kept: 1_470, set_aside: 10 }),
        [
            "1,480 read = 1,470 kept + 10 set aside",
            "读取 1,480 = 保留 1,470 + 搁置 10",
            "讀取 1,480 = 保留 1,470 + 擱置 10",
            "۱٬۴۸۰ خوانده = ۱٬۴۷۰ نگه\u{200c}داشته + ۱۰ کنارگذاشته",
        ],
    );
    check(
        |words| words.stage_moved("Won", 0, 7),
        ["Won is now number 1 of 7", "“Won”现在排第 1，共 7 个", "「Won」現在排第 1，共 7 個", "Won اکنون شماره\u{654} ۱ از ۷ است"],
    );
    check(|words| words.kept(1_500_000), ["1.5 MB of files", "文件 1.5 MB", "檔案 1.5 MB", "۱٫۵ مگابایت فایل"]);
}

#[test]
fn problems_say_where_and_what_to_do() {
    let place = |line, field| Place { line, field, text: "12-".to_owned() };
    check(
        |words| words.places(&[place(4, 3), place(9, 0)]),
        [
            "Line 4, column 3: “12-” · Line 9",
            "第 4 行，第 3 列：“12-” · 第 9 行",
            "第 4 列，第 3 欄：「12-」 · 第 9 列",
            "سطر ۴، ستون ۳: «12-» · سطر ۹",
        ],
    );
    let fix = |fix: Fix| move |words: &Words| words.fix(&fix);
    check(
        fix(Fix::Merge(vec![Merge { from: "Nord".to_owned(), to: "North".to_owned(), dimension: "region".to_owned() }])),
        ["Treat “Nord” as “North”", "把“Nord”视为“North”", "把「Nord」視為「North」", "«Nord» همان «North» شمرده شود"],
    );
    let empty =
        |texts: &[&str]| Fix::CountAsEmpty { column: "Amount".to_owned(), texts: texts.iter().map(|text| (*text).to_owned()).collect() };
    check(fix(empty(&["n/a"])), ["Treat “n/a” as empty", "把“n/a”视为空", "把「n/a」視為空白", "«n/a» خالی شمرده شود"]);
    check(
        fix(empty(&["n/a", "?", "tbd"])),
        [
            "Treat “n/a” and 2 more texts as empty",
            "把“n/a”等 2 种文本视为空",
            "把「n/a」等 2 種文字視為空白",
            "«n/a» و ۲ متن دیگر خالی شمرده شود",
        ],
    );
    check(
        fix(Fix::ReadAs { column: "Amount".to_owned(), kind: ColumnKind::Number }),
        ["Read the column as numbers", "将该列读作数字", "將此欄讀作數字", "ستون عدد خوانده شود"],
    );
    check(
        fix(Fix::DateOrder { columns: vec!["Closed".to_owned()], order: DateOrder::DayMonthYear, in_use: true }),
        ["day, month, year", "日、月、年", "日、月、年", "روز، ماه، سال"],
    );
    check(
        fix(Fix::DecimalMark { columns: vec!["Amount".to_owned()], mark: Convention::Comma, in_use: true }),
        ["a decimal comma (1.234,50)", "小数逗号（1.234,50）", "小數逗號（1.234,50）", "ممیز ویرگول (1.234,50)"],
    );
    let problem = Problem::whole(ProblemKind::EmptyFile);
    check(
        |words| words.ignore(words.problem("x.csv", &problem).found),
        ["Ignore: x.csv is empty.", "忽略：x.csv 是空文件。", "忽略：x.csv 是空檔案。", "نادیده بگیر: x.csv خالی است."],
    );
    check(
        |words| words.problem("x.csv", &problem).rest(),
        [
            "Nothing was read from it. Export it again and check that it has rows.",
            "没有从中读取任何内容。 请重新导出，并确认其中有数据行。",
            "沒有從中讀取任何內容。 請重新匯出，並確認其中有資料列。",
            "چیزی از آن خوانده نشد. دوباره خروجی بگیرید و ببینید ردیفی در آن هست.",
        ],
    );
    check(
        |words| words.notice(&About::FilesLeftOut(vec![Issue::left_out("x.csv", ProblemKind::EmptyFile)])),
        [
            "x.csv is empty. Export it again and check that it has rows.",
            "x.csv 是空文件。 请重新导出，并确认其中有数据行。",
            "x.csv 是空檔案。 請重新匯出，並確認其中有資料列。",
            "x.csv خالی است. دوباره خروجی بگیرید و ببینید ردیفی در آن هست.",
        ],
    );
}

#[test]
fn of_many_names_the_first_are_told() {
    check(|words| words.names(&["a", "b"]), ["a, b"; 4]);
    check(
        |words| words.names(&["a", "b", "c", "d", "e", "f", "g"]),
        ["a, b, c, d, e and 2 more", "a, b, c, d, e 以及另外 2 个", "a, b, c, d, e 以及另外 2 個", "a, b, c, d, e و ۲ مورد دیگر"],
    );
    let left_out = |number: u32| Issue::left_out(&format!("{number}.csv"), ProblemKind::EmptyFile);
    let notice = Words::native(Language::English, &Settings::default()).notice(&About::FilesLeftOut((0..500).map(left_out).collect()));
    assert!(
        notice.contains("2.csv") && !notice.contains("3.csv") && notice.ends_with("497 more were left out: see the problems."),
        "{notice}"
    );
}

#[test]
fn what_was_taken_back_is_named() {
    let filters = vec![Filter { dimension: "region".to_owned(), members: vec!["East".to_owned(), "West".to_owned()] }];
    let about = About::ViewReset { period: Some(PeriodChoice::LastYear), filters };
    check(
        |words| words.notice(&about),
        [
            "Nothing in the data matches “Last year · Region: East, West”, so that was taken back. Undo brings it back.",
            "数据中没有与“去年 · 区域: East, West”相符的内容，因此已取消该选择。可用“撤销”恢复。",
            "資料中沒有與「去年 · 區域: East, West」相符的內容，因此已取消該選擇。可用「復原」恢復。",
            "در داده‌ها چیزی با «سال گذشته · منطقه: East, West» جور نبود و آن انتخاب کنار گذاشته شد. «واگرد» آن را برمی‌گرداند.",
        ],
    );
}

#[test]
fn notices_say_what_was_kept() {
    let notice = |about: About| move |words: &Words| words.notice(&about);
    check(
        notice(About::NotSaved { groups: [Group::Settings, Group::Plans].into(), refusal: StorageRefusal::Full }),
        [
            "The browser has no room left: what you change of this holds until you close the page (settings, plans). What was saved before stays as it is. Free some space; the next change saves it all.",
            "浏览器没有剩余空间：您对以下内容的更改只保留到关闭页面为止（设置, 方案）。之前保存的内容保持不变。请释放一些空间，下一次更改时会全部保存。",
            "瀏覽器沒有剩餘空間：您對以下內容的變更只保留到關閉頁面為止（設定, 方案）。之前儲存的內容保持不變。請釋出一些空間，下一次變更時會全部儲存。",
            "مرورگر دیگر جا ندارد: آنچه از این\u{200c}ها تغییر دهید تا بستن صفحه می\u{200c}ماند (تنظیمات, طرح\u{200c}ها). آنچه پیش\u{200c}تر ذخیره شده همان می\u{200c}ماند. کمی جا باز کنید؛ با تغییر بعدی همه ذخیره می\u{200c}شود.",
        ],
    );
    check(
        notice(About::FilesNotKept(StorageRefusal::TurnedOff)),
        [
            "Files are not kept: you will have to choose them again after a reload.",
            "不保留文件：重新加载后需要重新选择。",
            "不保留檔案：重新載入後需要重新選擇。",
            "فایل\u{200c}ها نگه داشته نمی\u{200c}شوند: پس از باز کردن دوباره\u{654} صفحه باید دوباره انتخابشان کنید.",
        ],
    );
    check(
        notice(About::ImportFailed(Failure::Refused { file: "x.pdf".to_owned() })),
        [
            "x.pdf is not a kind of file that Attain reads. Save it as CSV and drop it again.",
            "Attain 不能读取 x.pdf 这类文件。请另存为 CSV 后重新拖入。",
            "Attain 不能讀取 x.pdf 這類檔案。請另存為 CSV 後重新拖進來。",
            "Attain این نوع فایل را نمی\u{200c}خواند: x.pdf. آن را به\u{200c}صورت CSV ذخیره کنید و دوباره رها کنید.",
        ],
    );
    check(
        |words| words.unavailable(&Unavailable::NoDataset { dataset: Dataset::Targets }),
        ["No file with Targets has been imported.", "尚未导入目标文件。", "尚未匯入目標檔案。", "فایلی با هدف\u{200c}ها وارد نشده است."],
    );
    check(
        |words| words.left_out(&LeftOut { reason: LeftOutReason::NoDate, rows: 1 }),
        ["1 row has no date", "1 行没有日期", "1 列沒有日期", "۱ ردیف تاریخ ندارد"],
    );
    check(
        |words| words.few_cases(12),
        [
            "Only 12 cases: treat this rate with care.",
            "只有 12 个样本，请谨慎看待这个比率。",
            "只有 12 個樣本，請謹慎看待這個比率。",
            "تنها ۱۲ مورد: این نرخ را با احتیاط بخوانید.",
        ],
    );
    check(
        |words| words.remove_filter("region", ""),
        ["Remove the filter Region: (none)", "移除筛选 区域：（无）", "移除篩選 區域：（無）", "حذف فیلتر منطقه: (هیچ)"],
    );
    check(
        |words| words.compared_with(Compared::new(period("2024-01-01", "2024-04-01"), None)),
        ["compared with Q1 2024", "与2024年第 1 季度相比", "與2024年第 1 季相比", "در مقایسه با فصل ۱ ۲۰۲۴"],
    );
}
