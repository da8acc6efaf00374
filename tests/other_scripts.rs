//! Abstracts in other scripts, beside an English one in the same file: found under their headings, aligned, and with
//! nothing to complain of.

use std::fs;
use std::process::{Command, Output};

const ENGLISH: &str = "Abstract\n\nBackground: Nurses in hospital wards sleep badly. Methods: We asked 120 nurses in 2019. \
    Results: Sleep improved in 45% of them. Conclusions: Rest helps.\n\nKeywords: sleep, nurses, hospitals\n\n";

const OTHERS: [(&str, &str); 8] = [
    (
        "ar",
        "الملخص\n\n\
         الخلفية: تنام الممرضات في أجنحة المستشفيات بشكل سيئ. الطرق: سألنا 120 ممرضة في عام 2019. النتائج: تحسن النوم لدى 45% منهن. الاستنتاجات: الراحة تساعد.\n\n\
         الكلمات المفتاحية: النوم، الممرضات، المستشفيات",
    ),
    (
        "el",
        "Περίληψη\n\n\
         Υπόβαθρο: Οι νοσηλευτές στα νοσοκομεία κοιμούνται άσχημα. Μέθοδος: Ρωτήσαμε 120 νοσηλευτές το 2019. Αποτελέσματα: Ο ύπνος βελτιώθηκε στο 45% από αυτούς. Συμπεράσματα: Η ξεκούραση βοηθά.\n\n\
         Λέξεις-κλειδιά: ύπνος, νοσηλευτές, νοσοκομεία",
    ),
    (
        "fa",
        "چکیده\n\n\
         زمینه: پرستاران در بخش‌های بیمارستان بد می‌خوابند. روش‌ها: ما از 120 پرستار در سال 2019 پرسیدیم. یافته‌ها: خواب در 45% آنها بهتر شد. نتیجه‌گیری: استراحت کمک می‌کند.\n\n\
         کلیدواژه‌ها: خواب، پرستاران، بیمارستان‌ها",
    ),
    (
        "hi",
        "सारांश\n\n\
         पृष्ठभूमि: अस्पताल के वार्डों में नर्सें ठीक से नहीं सोतीं। विधि: हमने 2019 में 120 नर्सों से पूछा। परिणाम: उनमें से 45% की नींद बेहतर हुई। निष्कर्ष: आराम मदद करता है।\n\n\
         मुख्य शब्द: नींद, नर्स, अस्पताल",
    ),
    (
        "ja",
        "要旨\n\n\
         背景：病棟の看護師はよく眠れていない。方法：2019年に120名の看護師に尋ねた。結果：そのうち45%の睡眠が改善した。結論：休息は役に立つ。\n\n\
         キーワード：睡眠、看護師、病院",
    ),
    (
        "ru",
        "Резюме\n\n\
         Актуальность: Медицинские сёстры в больницах плохо спят. Методы: Мы опросили 120 медсестёр в 2019 году. Результаты: Сон улучшился у 45% из них. Заключение: Отдых помогает.\n\n\
         Ключевые слова: сон, медсёстры, больницы",
    ),
    (
        "uk",
        "Анотація\n\n\
         Актуальність: Медичні сестри в лікарнях погано сплять. Методи: Ми опитали 120 медсестер у 2019 році. Результати: Сон покращився у 45% з них. Висновки: Відпочинок допомагає.\n\n\
         Ключові слова: сон, медсестри, лікарні",
    ),
    (
        "zh",
        "摘要\n\n\
         背景：医院病房的护士睡眠不好。方法：我们在2019年询问了120名护士。结果：其中45%的人睡眠有所改善。结论：休息有帮助。\n\n\
         关键词：睡眠；护士；医院",
    ),
];

fn cotejo(folder: &tempfile::TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    command.env("LC_ALL", "C");
    command.current_dir(folder.path()).args(arguments).output().unwrap()
}

#[test]
fn abstracts_of_other_scripts_are_found_and_aligned() {
    for (language, text) in OTHERS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), format!("{ENGLISH}{text}\n")).unwrap();
        let aligned = cotejo(&folder, &["align", "a.txt", "-f", "tsv"]);
        let beads = String::from_utf8(aligned.stdout).unwrap();
        let notes = String::from_utf8(aligned.stderr).unwrap();
        let pairs: Vec<String> = beads
            .lines()
            .map(|line| line.split('\t').take(2).collect::<Vec<_>>().join("="))
            .collect();
        assert_eq!(pairs, ["1=1", "2=2", "3=3", "4=4", "5=5"], "{language}: {beads}{notes}");
        assert!(notes.contains(&format!("{language} from ")), "{notes}");
        assert_eq!(notes.matches("keywords line").count(), 2, "{notes}");
        let checked = cotejo(&folder, &["check", "a.txt", "-f", "json"]);
        assert_eq!(String::from_utf8(checked.stdout).unwrap().trim(), "[]", "{language}");
    }
}
