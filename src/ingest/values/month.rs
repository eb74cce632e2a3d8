//! Names of months and weekdays in the languages of the supported exports.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// Each month's names, lower case: English, German, Spanish, Portuguese, French,
/// Italian, Dutch, Nordic, Polish, Turkish, Russian, Ukrainian, Persian, Arabic,
/// Indonesian, and those of the Jalali calendar. A name also stands for its first
/// three letters or more, as long as no other month begins with them.
const NAMES: [&str; 12] = [
    "january januar enero janeiro janvier gennaio januari stycznia styczeń ocak январь января січня ژانویه ینایر فروردین jänner",
    "february februar febrero fevereiro février febbraio februari lutego luty şubat февраль февраля лютого فوریه فبرایر اردیبهشت fevrier fev subat",
    "march märz marzo março mars maart marts marca marzec mart март марта березня مارس maret خرداد maerz mrz marco",
    "april abril avril aprile kwietnia kwiecień nisan апрель апреля квітня آوریل أبریل تیر",
    "may mai mayo maio maggio mei maj maja mayıs май мая травня مه مایو مرداد",
    "june juni junio junho juin giugno czerwca czerwiec haziran июнь июня червня ژوئن یونیو شهریور",
    "july juli julio julho juillet luglio lipca lipiec temmuz июль июля липня ژوئیه یولیو مهر",
    "august agosto août augustus augusti sierpnia sierpień ağustos август августа серпня اوت أغسطس agustus آبان aout agu",
    "september septiembre setembro septembre settembre września wrzesień eylül сентябрь сентября вересня سپتامبر سبتمبر آذر sept wrzesnia",
    "october oktober octubre outubro octobre ottobre października październik ekim октябрь октября жовтня اکتبر أکتوبر دی paz",
    "november noviembre novembro novembre listopada listopad kasım ноябрь ноября листопада نوامبر نوفمبر بهمن",
    "december dezember diciembre dezembro décembre dicembre desember grudnia grudzień aralık декабрь декабря грудня دسامبر دیسمبر اسفند decembre",
];

/// The month (1–12) that `word` names, in full or by its first letters.
pub fn month_of(word: &str) -> Option<u32> {
    static MONTHS: OnceLock<FxHashMap<String, u32>> = OnceLock::new();
    if !(2..=24).contains(&word.len()) || word.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let months = MONTHS.get_or_init(|| {
        let names = || (1..).zip(NAMES).flat_map(|(month, names)| names.split_ascii_whitespace().map(move |name| (month, name)));
        let mut months = FxHashMap::default();
        for (month, name) in names() {
            for beginning in name.char_indices().skip(3).filter_map(|(end, _)| name.get(..end)) {
                // What begins the names of two months says neither.
                months.entry(beginning.to_owned()).and_modify(|known| *known = if *known == month { month } else { 0 }).or_insert(month);
            }
        }
        months.extend(names().map(|(month, name)| (name.to_owned(), month)));
        months
    });
    months.get(&lower(word)).copied().filter(|month| *month > 0)
}

/// Lower case; Arabic letters as they are written in Persian.
fn lower(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase().replace('ي', "ی").replace('ك', "ک") }
}

/// Names of weekdays; the first letters of those in Latin and Cyrillic script do too.
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag \
    sonnabend sonntag lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta lundi mardi mercredi jeudi \
    vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag \
    zondag понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс \
    شنبه یکشنبه دوشنبه سه‌شنبه سهشنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه \
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 \
    月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日";

/// Whether `word` names a weekday, in full or by two to four letters.
pub fn is_weekday(word: &str) -> bool {
    static DAYS: OnceLock<FxHashSet<String>> = OnceLock::new();
    let days = DAYS.get_or_init(|| {
        let beginnings = |name: &'static str| name.char_indices().filter_map(|(end, _)| name.get(..end)).skip(2).take(3).chain([name]);
        WEEKDAYS.split_ascii_whitespace().flat_map(beginnings).map(str::to_owned).collect()
    });
    word.len() <= 24 && days.contains(&lower(word.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_and_their_beginnings() {
        let cases = [
            ("Jan", 1),
            ("feb", 2),
            ("MÄRZ", 3),
            ("Apr", 4),
            ("mai", 5),
            ("مه", 5),
            ("Juni", 6),
            ("jul", 7),
            ("juil", 7),
            ("Août", 8),
            ("Sept", 9),
            ("Okt", 10),
            ("nov", 11),
            ("Dez", 12),
            ("апреля", 4),
            ("декабрь", 12),
            ("اسفند", 12),
            ("دي", 10),
            ("février", 2),
            ("março", 3),
            ("października", 10),
        ];
        for (word, month) in cases {
            assert_eq!(month_of(word), Some(month), "{word}");
        }
        for word in ["Mon", "Tues", "Do.", "среда", "پنج‌شنبه", "星期三"] {
            assert!(is_weekday(word), "{word}");
        }
        for word in ["m", "Order", "Room", "15"] {
            assert!(!is_weekday(word), "{word}");
        }
        for word in ["ma", "jui", "xyz", "Monday", "januaryy", "12", ""] {
            assert_eq!(month_of(word), None, "{word}");
        }
    }
}
