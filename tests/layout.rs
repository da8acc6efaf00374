//! Texts as pages leave them, plain: lines broken anywhere, two columns side by side, nothing of an abstract lost.

mod place;

use place::{Place, err};

/// The texts of the units, and what is said.
fn read(text: &str) -> (Vec<String>, String) {
    let place = Place::new();
    place.write("a.txt", text);
    let output = place.run(&["align", "a.txt", "-f", "csv", "--no-config"]);
    let units =
        String::from_utf8_lossy(&output.stdout).lines().skip(1).map(str::to_owned).collect();
    (units, err(&output))
}

/// Pieces of sentences under the heading of an abstract belong to it, whatever their language looks like by themselves.
#[test]
fn what_is_under_the_heading_of_an_abstract_stays() {
    let (units, said) = read(
        "\
Summary
What helps new pilots to stay? In 2019 we asked 212 of them at 18 airports. Three things were named:
a friend who listens;
a desk of one's own;
fewer forms to fill in.
Pay came fifth. Those who had a friend stayed twice as long.

Síntesis
¿Qué ayuda a quedarse a los nuevos pilotos? En 2019 preguntamos a 212 de ellos en 18 aeropuertos.
Tres cosas se nombraron:
un amigo que escuche;
una mesa propia;
menos formularios que rellenar.
El sueldo quedó en quinto lugar. Quienes tenían un amigo se quedaron el doble de tiempo.
",
    );
    assert_eq!(units.len(), 8, "{units:#?}{said}");
    assert!(units.iter().all(|unit| unit.contains("1-1")), "{units:#?}");

    let (units, said) = read(
        "\
Abstract
Midwives work many nights. We spoke with 14 of them during one winter.
Nearly all liked their work, but slept badly. \"You get used to it,\" said one;
\"you never do,\" said another.
Keywords: midwives; night work

Resumen
Las matronas trabajan muchas noches. Hablamos con 14 de ellas durante un
invierno. A casi todas les gustaba su trabajo, pero dormían mal. «Te
acostumbras», dijo una; «nunca te acostumbras», dijo otra.
Palabras clave: matronas; trabajo nocturno
",
    );
    assert_eq!(units.len(), 5, "{units:#?}{said}");
}

/// The first line of a page that goes on with the text is no running head.
#[test]
fn a_text_that_goes_on_over_a_page_is_whole() {
    let (units, said) = read("\
Abstract
The readings were short. Volunteers read for 20 min a day, five days a week, to 32 patients
(mean age 71 years). Of these patients of the ward, 27 heard ten readings or more, in rooms of
their own.

Resumen
Las lecturas fueron breves. Los voluntarios leyeron 20 min al día, cinco días a la semana, a 32 pacientes\u{c}\
(edad media 71 años). De estos pacientes de la sala, 27 escucharon diez lecturas o más, en cuartos de
su propiedad.
");
    assert_eq!(units.len(), 3, "{units:#?}{said}");
    assert!(!said.contains("left out"), "{said}");
}

/// The abstract in the left column goes on at the top of the right one, above its own beginning.
#[test]
fn columns_that_go_on_higher_up_are_read_in_order() {
    let left = [
        "Resumen",
        "Dormir mal es frecuente en el turno de noche.",
        "Preguntamos a 85 matronas en doce aldeas del",
        "norte por su descanso. Las más cansadas, que",
        "vivían lejos, dormían 5,5 h; las demás, 7 h,",
        "y casi todas querían dormir más.",
    ];
    let right = [
        "Palabras clave: sueño; matronas; turno de",
        "noche",
        "",
        "Abstract",
        "Poor sleep is common on night shifts. We asked",
        "85 midwives in twelve villages of the north",
        "about their rest. The most tired ones, who",
        "lived far away, slept 5.5 h, the others 7 h, and",
        "nearly all wished to sleep more.",
        "",
        "Keywords: sleep; midwives; night shift",
    ];
    let lines = (0..14).map(|line: usize| {
        let left = line.checked_sub(5).and_then(|line| left.get(line)).unwrap_or(&"");
        format!("{left:50}{}\n", right.get(line).unwrap_or(&""))
    });
    let (units, said) = read(&lines.collect::<String>());
    assert_eq!(units.len(), 4, "{units:#?}{said}");
    assert!(units[3].contains("sueño; matronas; turno de noche"), "{units:#?}");
}

/// A web page that was printed has its address below each page, and the time above.
#[test]
fn what_a_browser_prints_on_each_page_is_left_out() {
    let (units, said) = read(
        "\
3/5/21, 9:41 AM

The river

Abstract
The river rose in May and took two of the bridges. Many
people had to leave, and the schools were closed for
https://journal.example.org/river.html

1/2

\u{c}3/5/21, 9:41 AM

The river

a whole week. Nobody was hurt.

Resumen
El río creció en mayo y se llevó dos de los puentes.
Mucha gente tuvo que irse, y las escuelas cerraron una
semana entera. Nadie resultó herido.
https://journal.example.org/river.html

2/2
",
    );
    assert_eq!(units.len(), 3, "{units:#?}{said}");
    assert!(!units.concat().contains("example"), "{units:#?}");
    assert!(units[1].contains("closed for a whole week"), "{units:#?}");
}
