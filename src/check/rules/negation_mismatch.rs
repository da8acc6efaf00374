//! `negation-mismatch`: a negation on one side only.

use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "negation-mismatch",
    severity: Severity::Error,
    finds: "a negation on one side only",
    what: "What denies is listed for English and Spanish (`not`, `without`, `non-`; `sin`, `ni`), and so is \
        what may render it: *lack*, *fail to*, *unable*, *carecer*, *ausencia de*, *dejar de*. Several negations that \
        go with one another (*no … ningún*) are one; *no … más que* says only. It is an error where the word that is denied is translated and \
        nothing near denies it, a warning where the other side denies nothing at all. What only looks like a negation \
        (*not only*, *sin embargo*, *no doubt*) is passed over.",
    why: "A lost *no* turns the result round, and the sentence reads as well as before.",
    example: Example::new(
        &[("The drug was not effective.", "El fármaco fue eficaz.")],
        &[("The drug was not effective.", "El fármaco no fue eficaz.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let lone = context.facts.polarity(context).negations.iter().map(|lone| {
        let opposite = lone.side.other();
        let negation = context.text_at(lone.side, &lone.place);
        let message = message!("negation-alone", negation: negation, opposite: opposite);
        let why = match &lone.affirmed {
            Some(affirmed) => message!(
                "negation-alone-why",
                denied: context.text_at(lone.side, &affirmed[lone.side]),
                affirmed: context.text_at(opposite, &affirmed[opposite]),
                opposite: opposite,
            ),
            None => message!("negation-alone-why-nothing", opposite: opposite),
        };
        let finding = RULE.finding(lone.bead, message, why).at(lone.side, lone.place.clone());
        let finding = match &lone.affirmed {
            Some(affirmed) => finding.at(opposite, affirmed[opposite].clone()),
            None => finding,
        };
        Finding { severity: lone.severity, ..finding }
    });
    lone.collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn lost_and_added_negations_are_found() {
        for (source, target, found) in [
            ("The drug was not effective.", "El fármaco fue eficaz.", "not = eficaz"),
            ("The drug was effective.", "El fármaco no fue eficaz.", "effective = no"),
            ("The nurses didn't sleep.", "Las enfermeras durmieron.", "didn't = durmieron"),
            (
                "Patients without pain left.",
                "Los pacientes con dolor se fueron.",
                "without = dolor",
            ),
            ("No patient died.", "El paciente murió.", "No = paciente"),
            (
                "The drug failed to reduce pain.",
                "El fármaco redujo el dolor.",
                "failed to = redujo",
            ),
            ("Invariance was not confirmed.", "La invarianza se confirmó.", "not = confirmó"),
            (
                "Care is never free of errors.",
                "La atención está libre de errores.",
                "never = libre",
            ),
            ("Non-smokers slept well.", "Los fumadores durmieron bien.", "Non-smokers = fumadores"),
            (
                "It depends not only on the staff but on the ward.",
                "Depende solo del personal, sino también de la planta.",
                "not only = solo",
            ),
            (
                "It is not the exception but the rule.",
                "Es la excepción, sino la regla.",
                "not = excepción",
            ),
            // what only looks like a negation renders none
            ("However, they did not sleep.", "Sin embargo, durmieron.", "not = durmieron"),
            ("Nonetheless, it was not safe.", "No obstante, era seguro.", "not = seguro"),
            (
                "Falls were 5% in those who slept and 9% in those who did not (adjusted OR, 2).",
                "Hubo caídas en el 5 % de quienes dormían y el 9 % de quienes sí (OR ajustada: 2).",
                "not",
            ),
            // what implies a negation is translated, and renders no other
            ("Lost sleep was a problem.", "El sueño perdido no fue un problema.", "problem = no"),
            // where the verb is not known, the word behind it
            (
                "Nurses reckoned that sleep was a cure.",
                "Las enfermeras no barruntaron que el sueño fuera una cura.",
                "no",
            ),
            // what repeats a negation is none by itself, behind its verb
            (
                "Sleep did not change in any ward.",
                "El sueño cambió en ninguna planta.",
                "not = cambió",
            ),
            (
                "Men and women with renal failure were not invited.",
                "Se invitó a los hombres ni a las mujeres con insuficiencia renal.",
                "not = invitó",
            ),
            // as many on either side
            (
                "The nurses were not invited to the new wards, and they drank tea rather than coffee.",
                "Se invitó a las enfermeras a las plantas nuevas, y bebieron té y no café.",
                "not = invitó",
            ),
            (
                "A nap should not cure pain on its own.",
                "Una siesta debería curar el dolor por sí sola.",
                "not = curar",
            ),
            // of several sentences one
            (
                "Pain was not measured. The nurses did not complain. Sleep was good.",
                "El dolor no se midió. Las enfermeras se quejaron. El sueño era bueno.",
                "not = quejaron",
            ),
            // what translates another word, or the denied one, is no answer
            (
                "Swimmers lost to the sea did not differ from the others in age.",
                "Los nadadores perdidos en el mar diferían de los demás en la edad.",
                "not = diferían",
            ),
            (
                "Resistance to change did not grow.",
                "La resistencia al cambio crecía.",
                "not = crecía",
            ),
            ("Loss of sleep did not matter.", "La pérdida de sueño importaba.", "not = importaba"),
            ("A cough does not exclude a cold.", "Una tos descarta un resfriado.", "not"),
            (
                "Of the less costly beds, none creaked; nurses did not complain.",
                "De las camas menos caras ninguna crujía; las enfermeras se quejaban.",
                "not = quejaban",
            ),
            (
                "Irrigation did not help unless it rained.",
                "El riego ayudaba, a menos que lloviera.",
                "not = ayudaba",
            ),
            ("Tea had no less sugar.", "El té tenía menos azúcar.", "no"),
            (
                "Pain did not exceed 3 points, and neither nurse left.",
                "El dolor superó los 3 puntos y ninguna enfermera se fue.",
                "not = superó",
            ),
            (
                "Water from the unfenced wells was not boiled.",
                "El agua de los pozos desprotegidos se hervía.",
                "not = hervía",
            ),
            (
                "The inexperienced nurses did not sleep.",
                "Las enfermeras inexpertas dormían.",
                "not = dormían",
            ),
            // of several the one whose place it is
            (
                "Nurses did not sleep, and neither did the others.",
                "Las enfermeras dormían y tampoco lo hacían las demás.",
                "not = dormían",
            ),
            (
                "Nurses should not wait when none of the wards is open.",
                "Las enfermeras deberían esperar cuando no esté abierta ninguna de las plantas.",
                "not = esperar",
            ),
            (
                "The women did not complain because the treatment was painless.",
                "Las mujeres se quejaban porque el tratamiento no les dolía.",
                "not = quejaban",
            ),
            (
                "Boiled water was no cleaner than untreated water.",
                "El agua hervida era más limpia que la no tratada.",
                "no = limpia",
            ),
            // what implies one stands in another clause, or is translated
            (
                "Nurses wait until noon, though they do not sleep.",
                "Las enfermeras esperan hasta el mediodía, aunque duermen.",
                "not = duermen",
            ),
            (
                "Compared with non-nurses, those who slept over an hour felt pain.",
                "En comparación con las enfermeras, quienes dormían más de una hora sentían dolor.",
                "non = enfermeras",
            ),
            (
                "It is a drawback that the nurses had not reckoned with.",
                "Es un inconveniente que las enfermeras barruntaban.",
                "not",
            ),
            (
                "Tea did not help in the first week, nor after it, at least in theory.",
                "El té ayudaba en la primera semana y después, al menos en teoría.",
                "not = ayudaba",
            ),
            // it answers what says the same, and no negation
            ("The nurses could not give up tea.", "Las enfermeras podían renunciar al té.", "not"),
            (
                "Half did not notice that two beds were missing.",
                "La mitad advirtió que faltaban dos camas.",
                "not = advirtió",
            ),
            (
                "Nurses who had given up smoking did not sleep any better.",
                "Las enfermeras que habían dejado de fumar dormían mejor.",
                "not = dormían",
            ),
            (
                "The drug was not given before surgery.",
                "El fármaco se administró antes de la cirugía.",
                "not",
            ),
            // it is denied by one that has its answer
            (
                "Some did not regret the visit, whereas those who declined spoke of guilt.",
                "Algunas lamentaban la visita, mientras que las que no aceptaron hablaban de culpa.",
                "not = lamentaban",
            ),
            (
                "The nurses were not told that the trial had been stopped early.",
                "A las enfermeras se les comunicó que el ensayo se había suspendido antes de tiempo.",
                "not = comunicó",
            ),
            // a list that is denied by another
            (
                "A bed without a sheet and a blanket is not a cure.",
                "Una cama sin sábana ni manta es una cura.",
                "not = cura",
            ),
            (
                "Tea without sugar and milk does not ease pain.",
                "El té sin azúcar ni leche alivia el dolor.",
                "not = alivia",
            ),
            // one that denies another word beside it
            (
                "Nurses without pain did not sleep less than the others.",
                "Las enfermeras sin dolor dormían menos que las demás.",
                "not = dormían",
            ),
            (
                "Nurses who do not drink tea had no better scores.",
                "Las enfermeras que no beben té tenían mejores puntuaciones.",
                "no = mejores",
            ),
            (
                "Nurses who do not drink tea had no better scores.",
                "Las enfermeras que beben té no tenían mejores puntuaciones.",
                "not = beben",
            ),
            (
                "None of the unfenced wells lost water, but the water did not spread.",
                "Ninguno de los pozos sin vallar perdió agua, pero el agua se extendió.",
                "not = extendió",
            ),
            // added ones, though what they deny has no translation that is known
            ("The rate was 9.5%.", "La tasa no fue del 9,5 %.", "no"),
            (
                "Nurses who slept alone left.",
                "Las enfermeras que no dormían solas se fueron.",
                "slept = no",
            ),
            (
                "An itch is unusual in winter.",
                "El picor no es inusual en invierno.",
                "unusual = no",
            ),
            // behind its verb a negative word denies nothing without another
            ("The drug was not given to anyone.", "El fármaco se administró a nadie.", "not"),
            ("No bed was closed.", "Se cerró ninguna cama.", "No = cama"),
            (
                "Nobody in the ward was asked.",
                "Habían preguntado a nadie de la planta.",
                "Nobody = planta",
            ),
            (
                "Neither the bed nor the ward is on sale.",
                "Están a la venta ni la cama ni la planta.",
                "Neither = cama",
            ),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]), [found], "{source}");
        }
    }

    #[test]
    fn what_denies_in_another_way_is_left_alone() {
        for pair in [
            ("An unforeseen drawback was the noise.", "Un inconveniente no previsto fue el ruido."),
            ("The drug was ineffective.", "El fármaco no fue eficaz."),
            ("The drug was not effective.", "El fármaco fue ineficaz."),
            ("No differences were found.", "No se encontraron diferencias."),
            ("Neither ward was closed.", "No se cerró ninguna de las dos plantas."),
            ("Neither age nor sex mattered.", "No importaron ni la edad ni el sexo."),
            (
                "Neither the poorly paid nurses nor the other staff slept.",
                "Ni las enfermeras con poco sueldo ni el resto del personal durmieron.",
            ),
            (
                "Neither wards with scarce light nor the halls were closed.",
                "No se cerraron ni las plantas con escasa luz ni las salas.",
            ),
            ("Neither age nor sex mattered.", "Ni la edad ni el sexo importaron."),
            ("They failed to sleep.", "No lograron dormir."),
            ("The drug failed to reduce pain.", "El fármaco no redujo el dolor."),
            ("Patients had non-specific pain.", "Los pacientes tenían dolor inespecífico."),
            ("It was a painless infection.", "Era una infección que no dolía."),
            ("They were unable to sleep.", "No pudieron dormir."),
            ("The lack of sleep was a problem.", "El no dormir fue un problema."),
            ("They did not sleep.", "Dejaron de dormir."),
            ("Nobody slept.", "No durmió nadie."),
            ("Not only nurses slept.", "No solo durmieron las enfermeras."),
            ("Nonetheless, the nurses slept.", "No obstante, las enfermeras durmieron."),
            ("However, the nurses slept.", "Sin embargo, las enfermeras durmieron."),
            ("There is no doubt that they slept.", "Sin duda durmieron."),
            ("No fewer than 9 nurses slept.", "Al menos 9 enfermeras durmieron."),
            ("The work was hard.", "El trabajo no fue fácil."),
            ("It was not worse.", "Fue mejor."),
            (
                "Non-Newtonian Fluid Letters is a journal.",
                "Non-Newtonian Fluid Letters es una revista.",
            ),
            ("Pain is rare without fever.", "El dolor sin fiebre es raro."),
            // with a negation before it, *más que* says only
            ("Only nurses slept.", "No durmieron más que las enfermeras."),
            ("There was only one fall.", "No hubo más que una caída."),
            ("Pain eased only after surgery.", "El dolor no cedió sino tras la cirugía."),
            ("Pain eased only after surgery.", "El dolor no cedió hasta después de la cirugía."),
            ("It is not a cure but a relief.", "No es una cura, sino un alivio."),
            ("They did not sleep more than others.", "No dormían más que los demás."),
            // a limit
            ("They stayed no longer than a week.", "Se quedaron una semana como máximo."),
            ("The dose must not exceed 3 mg.", "La dosis máxima es de 3 mg."),
            ("The dose was at most 3 mg.", "La dosis no superó los 3 mg."),
            ("Little or no pain was felt.", "Apenas se sintió dolor."),
            ("Few or no nurses slept.", "Durmieron pocas enfermeras o ninguna."),
            ("They slept well, nurses less so.", "Dormían bien, no tanto las enfermeras."),
            ("They did not sleep for years.", "Tardaron años en dormir."),
            ("Nor does it follow that they slept.", "Tampoco se sigue que durmieran."),
            ("They had difficulty sleeping.", "No dormían bien."),
            (
                "Nurses slept no less than the others.",
                "Las enfermeras no dormían menos que las demás.",
            ),
            ("Owners of dogs lost no less.", "Los dueños de perros no perdieron menos."),
            ("They worked on a moonless night.", "Trabajaron una noche sin luna."),
            (
                "Falls followed several windless days rather than rain.",
                "Las caídas siguieron a varios días sin viento y no a la lluvia.",
            ),
            // of several words that imply something, the right one answers
            (
                "Tasks had only one step and no context.",
                "Tenían un solo paso y carecían de contexto.",
            ),
            ("Walking unassisted was the same.", "Caminar sin ayuda fue igual."),
            (
                "They were advised against eating uncooked meat.",
                "No debían comer carne sin cocinar.",
            ),
            ("The effect is indistinguishable from zero.", "El efecto no se distingue de cero."),
            (
                "Plans fail if rest is not part of them.",
                "Los planes fallan si no incluyen descanso.",
            ),
            (
                "The nurses were treatment-naive.",
                "Las enfermeras no habían recibido ningún tratamiento.",
            ),
            ("They hardly slept.", "Lo pasaron sin apenas dormir."),
            ("Take no more than 3 mg a day.", "No tome más de 3 mg al día."),
            ("Most slept, if not all.", "Durmieron casi todas, si no todas."),
            ("Two were found dead.", "A dos se los halló sin vida."),
            ("It is wrong to wait.", "No es correcto esperar."),
            ("Untreated nurses slept.", "Las enfermeras no tratadas dormían."),
            ("The new law goes further.", "La nueva ley va más allá."),
            ("Nurses kept it to themselves.", "Las enfermeras no lo contaban."),
            ("They declined to be interviewed.", "No quisieron ser entrevistadas."),
            ("They worked informally.", "Trabajaban sin contrato."),
            ("The scale does not tell guilt from shame.", "La escala confunde culpa y vergüenza."),
            (
                "They ask about sleep rather than only about pain.",
                "Preguntan por el sueño, y no solo por el dolor.",
            ),
            (
                "It makes sleep easy, and it can free nurses from worrying about noise.",
                "Facilita el sueño y permite que las enfermeras no deban preocuparse por el ruido.",
            ),
            (
                "Those in bed and those with a cough or a rash were ineligible.",
                "No eran elegibles quienes guardaban cama ni quienes tenían tos o un exantema.",
            ),
            (
                "Deaths varied from 7% among transplanted nurses to 45% among non-transplanted nurses.",
                "Entre las no trasplantadas murió el 45 % y, entre las trasplantadas, el 7 %.",
            ),
            ("Sleep did not change in any ward.", "En ninguna planta cambió el sueño."),
            (
                "None of the nurses with severe pain who had slept badly in the wards left.",
                "Las enfermeras con dolor intenso que habían dormido mal en las plantas no se fueron.",
            ),
            (
                "The pump was removed before any pain began.",
                "La bomba se retiró antes de que hubiera ningún dolor.",
            ),
            ("The assessors were not blind to the ward.", "Los evaluadores conocían la planta."),
            ("Home-dwelling women slept well.", "Las mujeres no internadas dormían bien."),
            ("Those who declined slept well.", "Las que no aceptaron dormían bien."),
            // before its verb a negative word denies by itself
            ("Both slept, and nothing was said.", "Ambas durmieron y nada se dijo."),
            ("In 9 wards no bed was closed.", "En 9 plantas ninguna cama se cerró."),
            ("They denied any pain.", "Negaron tener ningún dolor."),
            ("They slept better than anyone.", "Dormían mejor que nadie."),
            (
                "Nurses without pain did not differ in any of the wards.",
                "Las enfermeras sin dolor no diferían en ninguna de las plantas.",
            ),
            ("Childless nurses showed no pain.", "Las enfermeras sin hijos no mostraban dolor."),
            (
                "The wards had related and unrelated nurses.",
                "Las plantas tenían enfermeras emparentadas y no emparentadas.",
            ),
            ("Nurses rarely slept, and seldom left.", "Casi nunca dormían y rara vez se iban."),
            // *ni siquiera* denies the verb behind it, and none before it
            (
                "The wall did not crack even at 0.95 g.",
                "Ni siquiera a 0,95 g llegó a agrietarse el muro.",
            ),
            ("Not even the nurses slept.", "Ni siquiera las enfermeras durmieron."),
            ("Not one of the nurses left.", "Ni una sola de las enfermeras se marchaba."),
            ("No bed and no ward was closed.", "No se cerró ni una cama ni una planta."),
            ("Neither a bed nor a ward was closed.", "Ni una cama ni una planta se cerró."),
            ("They did not sleep, not even at night.", "No dormían, ni siquiera de noche."),
            ("They seldom slept, even at night.", "Pocas veces dormían, ni siquiera de noche."),
            (
                "Nurses and doctors were all kept blind to the ward.",
                "Ni las enfermeras ni los médicos conocían la planta.",
            ),
            (
                "Childless nurses showed no change.",
                "Las enfermeras sin hijos no mostraron cambios.",
            ),
            (
                "Tea adds nothing to sleep and might be dispensed with.",
                "El té no aporta nada al sueño y podría prescindirse de él.",
            ),
            (
                "No link was found with age, and sleep made no difference either.",
                "No se halló relación con la edad, y tampoco el sueño marcó diferencias.",
            ),
            ("The dose did not fall below 3 mg.", "La dosis fue de al menos 3 mg."),
            ("They slept safely.", "Dormían sin riesgo."),
            // two of one side say nothing together
            ("The visit was not without risk.", "La visita entrañaba riesgos."),
            (
                "Nurses cannot leave without a report.",
                "Para irse, las enfermeras necesitan un informe.",
            ),
            ("They do not sleep without tea.", "Duermen solo si toman té."),
            ("Sleep had never before been measured.", "Fue su primera medición del sueño."),
            // the others
            (
                "Deaths were 5% among those treated and 9% among those who were not (adjusted OR, 2).",
                "Murió el 5 % de los tratados y el 9 % del resto (OR ajustada: 2).",
            ),
            (
                "Half of those who slept left, and a third of those who did not (odds, 2.1).",
                "Se fue la mitad de quienes dormían y un tercio de los demás (ventaja: 2,1).",
            ),
            ("Naloxone is sold over the counter.", "La naloxona se vende sin receta."),
            ("They answered at once.", "Respondieron sin demora."),
            ("It takes less than a minute.", "No lleva ni un minuto."),
            (
                "Tents and beds are not enough unless the way in which meals are cooked changes.",
                "Las tiendas y las camas no bastan si no cambia el modo de cocinar.",
            ),
            ("If not cooked, it harms.", "Si no se cocina, daña."),
            ("Games were played at a fixed level.", "Los juegos eran sin progresión."),
            ("Nurses should ask more than once.", "Que no lo pregunten una sola vez."),
            // behind a list
            (
                "Falls, burns, bites, sprains, cuts and deaths from poisons were similar.",
                "No hubo diferencias en caídas, quemaduras, mordeduras, esguinces, cortes ni muertes por veneno.",
            ),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[pair]), [""; 0], "{pair:?}");
        }
    }

    #[test]
    fn languages_are_compared_that_both_have_a_table() {
        let of = |language| RuleTest { languages: ("en", language), glossary: "" };
        let pair = |text| [("The nurses did not sleep.", text)];
        assert_eq!(of("pt").finds(&RULE, &pair("As enfermeiras dormiram.")), ["not = dormiram"]);
        assert!(of("pt").finds(&RULE, &pair("As enfermeiras não dormiram.")).is_empty());
        assert!(of("fr").finds(&RULE, &pair("Les infirmières ne dormaient pas.")).is_empty());
    }
}
