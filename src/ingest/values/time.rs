//! Times of the day, as they stand behind dates.

use std::borrow::Cow;

use crate::ingest::values::digits::digits;

/// `14:30`, `2:30:05 PM`, `14:30:05.123+02:00`: seconds since midnight, as the
/// clock showed it. A zone is read over, see [`zone`]: exports give local times.
pub fn time_of_day(bytes: &[u8]) -> Option<u32> {
    let (hour, 1 | 2, rest) = digits(bytes.trim_ascii_start())? else { return None };
    let [b':', rest @ ..] = rest else { return None };
    let (minute, 2, mut rest) = digits(rest)? else { return None };
    let mut second = 0;
    if let [b':', behind @ ..] = rest {
        let (number, 2, behind) = digits(behind)? else { return None };
        (second, rest) = (number, behind);
        if let [b'.' | b',', fraction @ ..] = rest {
            rest = fraction.trim_ascii_start();
            while let [b'0'..=b'9', behind @ ..] = rest {
                rest = behind;
            }
        }
    }
    let hour = match without_zone(rest.trim_ascii()) {
        [] => hour,
        // Some programs write `13:00 PM` and `0:15 AM`.
        [b'A' | b'a', behind @ ..] if is_half(behind) && hour <= 12 => hour % 12,
        [b'P' | b'p', behind @ ..] if is_half(behind) => hour % 12 + 12,
        [b'A' | b'a', behind @ ..] if is_half(behind) => return None,
        zone if is_zone(zone) => hour,
        _ => return None,
    };
    (hour < 24 && minute < 60 && second <= 60).then_some(hour * 3600 + minute * 60 + second)
}

/// The zone of `Z` and ` UTC`, which is not that of `+00:00`: so London writes its winter.
pub const UTC: u32 = 127;

/// The zone behind a time: [`UTC`], or 64 and the quarters of an hour that it is ahead; 0 where there is none.
pub fn zone(bytes: &[u8]) -> u32 {
    let (before, sign, digits) = match bytes {
        [.., b'0'..=b'9', b'Z' | b'z'] | [.., b' ', b'U', b'T', b'C'] => return UTC,
        [before @ .., sign @ (b'+' | b'-'), a, b, b':', c, d] | [before @ .., sign @ (b'+' | b'-'), a, b, c, d] => {
            (before, sign, [a, b, c, d])
        }
        [before @ .., sign @ (b'+' | b'-'), a, b] => (before, sign, [a, b, &b'0', &b'0']),
        _ => return 0,
    };
    if !before.contains(&b':') || !digits.iter().all(|digit| digit.is_ascii_digit()) {
        return 0;
    }
    let [a, b, c, d] = digits.map(|digit| u32::from(digit - b'0'));
    let quarters = ((a * 10 + b) * 60 + c * 10 + d) / 15;
    match sign {
        b'-' => 64u32.saturating_sub(quarters).max(1),
        _ => (64 + quarters).min(UTC - 1),
    }
}

/// `1:30:05`, `00:06:01.250`: seconds. Of `1:30` nobody knows whether hours or minutes stand first.
pub fn duration(text: &str) -> Option<u32> {
    let mut parts = text.trim().split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = seconds.split(['.', ',']).next()?;
    let number = |text: &str, most: u32| text.parse::<u32>().ok().filter(|number| *number < most && text.len() <= 4);
    let seconds = number(hours, 10_000)? * 3600 + number(minutes, 60)? * 60 + number(whole, 60)?;
    parts.next().is_none().then_some(seconds)
}

/// `1:30` as hours and minutes: seconds.
pub fn hours_and_minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number < 60 && (1..=2).contains(&text.len()));
    Some(number(hours)? * 3600 + number(minutes)? * 60)
}

/// Whether texts such as `00:30` and `01:00` are hours and minutes: as plans have it, they are
/// short and in steps of five; what a clock has measured is not.
pub fn are_hours<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    const LONGEST: u32 = 8 * 3600;
    const STEP: u32 = 300;
    let mut found = texts.filter_map(hours_and_minutes).peekable();
    found.peek().is_some() && found.all(|seconds| seconds <= LONGEST && seconds % STEP == 0)
}

/// Whether this follows the `A` of `AM`, `a.m.` or `a. m.`
fn is_half(behind: &[u8]) -> bool {
    matches!(behind, [b'M' | b'm'] | b".M." | b".m." | b".m" | b". m." | b". m")
}

/// `AM` of `AM PST`.
fn without_zone(rest: &[u8]) -> &[u8] {
    let Some(at) = rest.iter().position(|byte| *byte == b' ') else { return rest };
    match (rest.split_at_checked(at), rest.get(at + 1..)) {
        (Some(([b'A' | b'a' | b'P' | b'p', behind @ ..], _)), Some(zone)) if is_half(behind) && is_zone(zone) => {
            rest.get(..at).unwrap_or(rest)
        }
        _ => rest,
    }
}

/// `Z`, `UTC`, `CET`, `+03:30`, `GMT+0330 (Iran Standard Time)`.
fn is_zone(zone: &[u8]) -> bool {
    let name = zone.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let name = if zone == b"z" { 1 } else { name };
    let rest = zone.get(name..).unwrap_or_default();
    let offset = rest.iter().skip(1).take_while(|byte| byte.is_ascii_digit() || **byte == b':').count();
    let rest = match rest {
        [b'+' | b'-', behind @ ..] if (1..=5).contains(&offset) => behind.get(offset..).unwrap_or_default(),
        rest => rest,
    };
    name <= 5 && (rest.is_empty() || matches!(rest, [b' ', b'(', .., b')']))
}

/// Words for the halves of the day, which in some languages stand before the
/// time, and units where others have a colon: `下午2时05分` is ` 2:05 PM`.
pub fn clock_words(text: &str) -> Cow<'_, str> {
    const BEFORE: [(&str, &str); 8] =
        [("上午", "AM"), ("下午", "PM"), ("凌晨", "AM"), ("晚上", "PM"), ("午前", "AM"), ("午後", "PM"), ("오전", "AM"), ("오후", "PM")];
    const BEHIND: [(&str, &str); 4] = [("ق.ظ", "AM"), ("ب.ظ", "PM"), ("ص", "AM"), ("م", "PM")];
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    for (word, half) in BEFORE {
        if let Some((before, behind)) = text.split_once(word) {
            return Cow::Owned(format!("{before} {} {half}", with_colons(behind).trim()));
        }
    }
    for (word, half) in BEHIND {
        if let Some(before) = text.trim_end_matches('.').strip_suffix(word).filter(|before| before.ends_with([' ', '0', '5'])) {
            return Cow::Owned(format!("{before} {half}"));
        }
    }
    Cow::Owned(with_colons(text))
}

/// `14时05分07秒` is `14:05:07`.
fn with_colons(text: &str) -> String {
    let text = text.replace(['时', '時', '点', '點', '시', '分', '분'], ":");
    let text = text.trim_end_matches(['秒', '초', ':']);
    text.replace(": ", ":")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_hours_minutes_and_seconds() {
        let cases = [
            ("0:05:10", Some(310)),
            ("00:06:01.250", Some(361)),
            ("36:00:00", Some(129_600)),
            ("1:30", None),
            ("0:75:00", None),
            ("1:2:3:4", None),
            ("-1:00:00", None),
            ("soon", None),
        ];
        for (text, seconds) in cases {
            assert_eq!(duration(text), seconds, "{text}");
        }
    }

    #[test]
    fn zones_stand_behind_times() {
        let cases = [
            ("2025-03-01T09:04:00Z", UTC),
            ("2025-03-01 09:04:00 UTC", UTC),
            ("2025-03-01T09:04:00+01:00", 68),
            ("2025-03-01T09:04:00.120-0530", 42),
            ("2025-03-01 09:04:00+01", 68),
            ("2025-03-01T09:04:00+00:00", 64),
            ("2025-03-01 09:04", 0),
            ("2025-03-01", 0),
            ("01-04-2025", 0),
            ("", 0),
        ];
        for (text, expected) in cases {
            assert_eq!(zone(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn reads_times() {
        let cases = [
            ("0:02", Some(120)),
            ("23:59:60", Some(86_400)),
            ("12:05 AM", Some(300)),
            ("1:11:11 PM PST", Some(47_471)),
            ("6:11 AM GMT-8", Some(22_260)),
            ("12:05 p. m.", Some(43_500)),
            ("8:30:00.123Z", Some(30_600)),
            ("8:30+03:30", Some(30_600)),
            ("8:30 CET", Some(30_600)),
            ("8:30:00 GMT+0330 (Iran Standard Time)", Some(30_600)),
            ("24:00", None),
            ("8:60", None),
            ("8", None),
            ("8:30 sharp", None),
            ("13:00 PM", Some(46_800)),
            ("13:00 AM", None),
        ];
        for (text, seconds) in cases {
            assert_eq!(time_of_day(text.as_bytes()), seconds, "{text}");
        }
    }

    #[test]
    fn knows_clocks_of_other_languages() {
        let cases = [
            ("上午9:05", " 9:05 AM"),
            ("下午2时05分", " 2:05 PM"),
            ("14時05分07秒", "14:05:07"),
            ("9:05 ب.ظ", "9:05  PM"),
            ("9:05", "9:05"),
        ];
        for (text, expected) in cases {
            assert_eq!(clock_words(text), expected, "{text}");
        }
    }
}
