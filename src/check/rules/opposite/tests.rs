//! What is an opposite, and what only seems one.

use super::RULE;
use crate::check::rule_test::EN_ES;

#[test]
fn opposites_are_found() {
    for (source, target, found) in [
        ("The left kidney was normal.", "El riñón derecho era normal.", "left = derecho"),
        (
            "Pain increased in the ward.",
            "El dolor disminuyó en la planta.",
            "increased = disminuyó",
        ),
        (
            "Stress was higher in the wards.",
            "El estrés fue menor en las plantas.",
            "higher = menor",
        ),
        ("Most men slept.", "La mayoría de las mujeres durmió.", "Most men = mujeres"),
        (
            "Pain after surgery was common.",
            "El dolor antes de la cirugía era frecuente.",
            "after = antes",
        ),
        ("Sleep improved slowly.", "El sueño empeoró lentamente.", "improved = empeoró"),
        ("It is acute pain.", "Es un dolor crónico.", "acute = crónico"),
        ("They had hypertension.", "Tenían hipotensión.", "hypertension = hipotensión"),
        ("The test was positive.", "La prueba fue negativa.", "positive = negativa"),
        ("Surgery was unnecessary.", "La cirugía fue necesaria.", "unnecessary = necesaria"),
        ("Donors were screened.", "Se examinó a los receptores.", "Donors = receptores"),
        ("The cause is known.", "La causa se desconoce.", "known = desconoce"),
        ("It is unsafe.", "Es seguro.", "unsafe = seguro"),
        ("Pain was absent.", "El dolor estaba presente.", "absent = presente"),
        ("Enrolment was halved.", "La matrícula se duplicó.", "halved = duplicó"),
        ("Tachycardia was recorded.", "Se registró bradicardia.", "Tachycardia = bradicardia"),
        ("There was less pain.", "Había más dolor.", "less = más"),
        ("Lights were switched off.", "Las luces estaban encendidas.", "switched off = encendidas"),
        ("The yeast was resistant.", "La levadura era sensible.", "resistant = sensible"),
        ("It was a hereditary disease.", "Era una enfermedad adquirida.", "hereditary = adquirida"),
        ("They fished in fresh water.", "Pescaban en agua salada.", "fresh water = agua salada"),
        ("Alcohol should be avoided.", "Debe consumirse alcohol.", "avoided = consumirse"),
        (
            "Dropout was higher.",
            "Los abandonos fueron menos frecuentes.",
            "higher = menos frecuentes",
        ),
        (
            "The deadlier wave came first.",
            "La ola menos mortífera llegó primero.",
            "deadlier = menos mortífera",
        ),
        (
            "The most telling item was the one about boarding a bus.",
            "El ítem menos revelador fue el referido a subir a un autobús.",
            "most = menos revelador",
        ),
        (
            "A letter came ten days ahead.",
            "La carta llegó diez días después.",
            "days ahead = después",
        ),
        (
            "Interest in an unsolvable puzzle increased.",
            "El interés por un rompecabezas sin solución disminuyó.",
            "increased = disminuyó",
        ),
        ("The scores got worse.", "Las puntuaciones fueron mejores.", "worse = mejores"),
        (
            "At least one nurse slept.",
            "Como máximo una enfermera dormía.",
            "At least one = Como máximo una",
        ),
        (
            "Sleep was half of that expected.",
            "El sueño fue el doble del previsto.",
            "half of = el doble",
        ),
        // a negation that both have turns nothing
        (
            "Higher fees are not charged.",
            "No se cobran tarifas menos altas.",
            "Higher = menos altas",
        ),
        (
            "No-fault claims cost more money.",
            "Los siniestros sin culpa costaban menos dinero.",
            "more = menos",
        ),
        (
            "Shorter shifts were tried.",
            "Se probaron turnos menos cortos.",
            "Shorter = menos cortos",
        ),
        // what translates something else is no answer
        (
            "Clerks earned more than nurses.",
            "Los oficinistas ganaban menos que las enfermeras.",
            "more = menos que",
        ),
        (
            "Falls were mentioned more often by nurses.",
            "Las caídas las mencionaron menos las enfermeras.",
            "more often = menos",
        ),
        (
            "They were more likely to sleep.",
            "Tenían menos de probabilidades de dormir.",
            "more likely = menos de probabilidades",
        ),
        (
            "It closed in a month or more than a month.",
            "Cerró en un mes o menos de un mes.",
            "or more than = o menos de",
        ),
        ("The water was saltier.", "El agua era menos salada.", "saltier = menos"),
        (
            "More money is needed for wards with deficient roofs.",
            "Se necesita menos dinero para las plantas con techos deficientes.",
            "More = menos",
        ),
        // words that are seldom said of anything else, wherever they stand
        (
            "Patients with deafness or a life expectancy of less than six months will be excluded.",
            "Se incluirá a los pacientes con sordera o una esperanza de vida inferior a seis meses.",
            "excluded = incluirá",
        ),
        // two of one kind
        ("They took heroin.", "Consumían cocaína.", "heroin = cocaína"),
        ("The ventricles were large.", "Las aurículas eran grandes.", "ventricles = aurículas"),
        ("The women were nulliparous.", "Las mujeres eran multíparas.", "nulliparous = multíparas"),
        ("Renal disease was rare.", "La enfermedad hepática era rara.", "Renal = hepática"),
        ("The knee was swollen.", "La cadera estaba hinchada.", "knee = cadera"),
        ("Guilt was common.", "La vergüenza era frecuente.", "Guilt = vergüenza"),
        ("The median age was 40.", "La edad media era de 40.", "median = media"),
        ("Teachers were tired.", "Los alumnos estaban cansados.", "Teachers = alumnos"),
        ("The children slept.", "Las niñas dormían.", "children = niñas"),
        ("Parents were asked.", "Se preguntó a las madres.", "Parents = madres"),
        ("All nurses slept.", "Algunas enfermeras dormían.", "All = Algunas"),
        ("Some nurses slept.", "Todas las enfermeras dormían.", "Some = Todas"),
        ("Most wards closed.", "Todas las plantas cerraron.", "Most = Todas"),
        ("Always wash hands.", "A veces hay que lavarse las manos.", "Always = A veces"),
        ("Pain was measured daily.", "El dolor se medía semanalmente.", "daily = semanalmente"),
        ("Smoking mattered (OR 2.1).", "Fumar importaba (HR 2,1).", "OR = HR"),
        (
            "The hazard ratio was 2.1.",
            "La razón de momios fue de 2,1.",
            "hazard ratio = razón de momios",
        ),
        ("Age is given as mean ± SE.", "La edad se da como media ± DE.", "SE = DE"),
        ("They took vitamin D.", "Tomaban vitamina C.", "vitamin D = vitamina C"),
        ("Serum sodium was measured.", "Se midió el potasio sérico.", "sodium = potasio"),
        ("The femur was broken.", "El húmero estaba roto.", "femur = húmero"),
        (
            "The control group slept.",
            "El grupo experimental durmió.",
            "control group = grupo experimental",
        ),
        (
            "Renal disease and renal failure were rare.",
            "La enfermedad renal y la insuficiencia cardíaca eran raras.",
            "renal = cardíaca",
        ),
        (
            "Women slept more than men.",
            "Las mujeres durmieron menos que los hombres.",
            "more = menos que",
        ),
        (
            "Sedation was given before surgery.",
            "La sedación se administró después de la cirugía.",
            "before = después",
        ),
        (
            "Boys slept more often.",
            "Los niños dormían con menor frecuencia.",
            "more often = menor frecuencia",
        ),
        (
            "It increased neither pain nor fever.",
            "No disminuyó ni el dolor ni la fiebre.",
            "increased = disminuyó",
        ),
        ("Fewer patients slept.", "Durmieron más pacientes.", "Fewer = más pacientes"),
        ("Pain was less frequent.", "El dolor fue más frecuente.", "less frequent = más frecuente"),
        // what goes with a word is compared too, where that word is translated
        (
            "Nuns were more trustworthy than clerks.",
            "Las monjas eran menos dignas de confianza que los oficinistas.",
            "more = menos",
        ),
        (
            "Night shifts are more enjoyable.",
            "Los turnos de noche son menos amenos.",
            "more = menos",
        ),
        (
            "Naps became more positive.",
            "Las siestas se hicieron más negativas.",
            "more positive = más negativas",
        ),
        ("It is the most aged ward.", "Es la planta menos envejecida.", "most = menos envejecida"),
        (
            "Younger nurses left.",
            "Las enfermeras menos jóvenes se fueron.",
            "Younger = menos jóvenes",
        ),
        (
            "Those who slept were younger.",
            "Quienes dormían eran menos jóvenes.",
            "younger = menos jóvenes",
        ),
        ("The slope was steeper.", "La pendiente era menos acusada.", "steeper = menos"),
        (
            "Floods were heaviest in May.",
            "Las crecidas fueron menos intensas en mayo.",
            "heaviest = menos intensas",
        ),
        ("Meals were costlier.", "Las comidas eran menos costosas.", "costlier = menos"),
        ("More sleep debt was found.", "Se halló menos deuda de sueño.", "More = menos"),
        // nothing else answers it
        (
            "The diary, kept in a supervised ward, was longer.",
            "El diario, llevado en una planta supervisada, era más corto.",
            "longer = más corto",
        ),
        (
            "Overseers had a higher pay than the supervisors.",
            "Los capataces tenían un sueldo menor que los supervisores.",
            "higher = menor",
        ),
        (
            "Nurses with less than a year of work had a higher risk.",
            "Las enfermeras con menos de un año de trabajo tenían un riesgo menor.",
            "higher = menor",
        ),
        (
            "Naps of over an hour carried a higher risk.",
            "Las siestas de más de una hora entrañaban un riesgo menor.",
            "higher = menor",
        ),
        (
            "They studied falls before and after the move.",
            "Estudiaron las caídas después y después de la mudanza.",
            "before = después",
        ),
        (
            "They woke earliest, often before the sixth hour.",
            "Fueron las primeras en despertar, a menudo después de la sexta hora.",
            "before = después",
        ),
        // an adjective stands on the other side of its noun, and compares nothing
        (
            "The left lower lobe was removed.",
            "Se extirpó el lóbulo superior izquierdo.",
            "lower = superior",
        ),
        ("The right inner ear was dry.", "El oído externo derecho estaba seco.", "inner = externo"),
        // *bajo la* is no phrase over a comma
        (
            "At the lowest price, the demand rose.",
            "Con el precio menos bajo, la demanda subió.",
            "lowest = menos bajo",
        ),
        (
            "She was seen after discharge.",
            "Se la vio después de la baja médica.",
            "discharge = baja médica",
        ),
        (
            "It was in the discharge report.",
            "Figuraba en el informe de baja.",
            "discharge = informe de baja",
        ),
        ("They read aloud.", "Leían en voz baja.", "aloud = en voz baja"),
        ("They got tea plus rest.", "Recibieron té menos reposo.", "plus = menos"),
        (
            "All were over the age of 60.",
            "Todas eran menores de 60 años.",
            "over the age = menores",
        ),
        // what joins clauses, duty and possibility, degree, cause
        (
            "They left because they were tired.",
            "Se fueron aunque estaban cansadas.",
            "because = aunque",
        ),
        ("Although they slept, they fell.", "Porque dormían, se cayeron.", "Although = Porque"),
        ("They walk if it rains.", "Caminan salvo que llueva.", "if = salvo que"),
        ("Nurses should rest.", "Las enfermeras pueden descansar.", "should = pueden"),
        ("Naps may be taken.", "Deben echarse siestas.", "may = Deben"),
        ("Pain slightly increased.", "El dolor aumentó notablemente.", "slightly = notablemente"),
        ("Mild pain was common.", "El dolor grave era frecuente.", "Mild = grave"),
        ("Pain was milder in girls.", "El dolor fue más grave en las niñas.", "milder = más grave"),
        ("The link was weak.", "El vínculo era moderado.", "weak = moderado"),
        (
            "Falls were associated with rain.",
            "Las caídas fueron consecuencia de la lluvia.",
            "associated with = consecuencia de",
        ),
        (
            "It lay in the left parietal lobe.",
            "Estaba en el lóbulo temporal izquierdo.",
            "parietal = lóbulo temporal",
        ),
        ("They walk rather than run.", "Caminan menos que corren.", "rather than = menos que"),
        ("It lasted beyond a year.", "Duró menos allá de un año.", "beyond = menos allá"),
    ] {
        assert_eq!(EN_ES.finds(&RULE, &[(source, target)]), [found], "{source}");
    }
}

#[test]
fn what_says_the_same_in_other_words_is_left_alone() {
    for pair in [
        // a word of one form is rendered by *más* and another word
        ("They chose a slower start.", "Eligieron un comienzo más pausado."),
        ("The nights were narrower.", "Las noches eran más cerradas."),
        ("The worst hit villages asked for help.", "Las aldeas más castigadas pidieron ayuda."),
        ("Children had worse stains.", "Los niños tenían manchas más acentuadas."),
        ("Writing it by hand was quicker.", "Escribirlo a mano llevaba menos tiempo."),
        ("The fall was steepest in the small hours.", "La caída más marcada fue de madrugada."),
        ("It cut the risk by more than half.", "Redujo el riesgo a menos de la mitad."),
        ("They were told by post ten days ahead.", "Se les avisó por correo diez días antes."),
        ("It was wide by as many as 15 beats.", "Erraba hasta en 15 latidos de menos."),
        ("Women have the right to rest.", "Las mujeres tienen derecho a descansar."),
        ("Those who left had the right to rest.", "Quienes se fueron tenían derecho a descansar."),
        ("Men and women slept.", "Durmieron mujeres y hombres."),
        ("Suicidal ideation was uncommon.", "La ideación suicida fue poco frecuente."),
        ("Little is known about its cause.", "Se desconoce su causa."),
        ("Its cause is not known.", "Se desconoce su causa."),
        ("Rates rose last year.", "Las tasas aumentaron el año pasado."),
        ("In past years its use grew.", "En los últimos años aumentó su uso."),
        ("The last few weeks were hard.", "Las semanas pasadas fueron duras."),
        ("Before long they left.", "Poco después se fueron."),
        ("Once these fail, nurses leave.", "Cuando lo anterior falla, las enfermeras se van."),
        ("A son or daughter signed.", "Firmó un hijo."),
        ("A brother or a sister came.", "Vino un hermano."),
        ("Almost everyone was sorry.", "Casi todas lo lamentaban."),
        ("All but two slept.", "Todas menos dos durmieron."),
        ("All but one of the nurses slept.", "Durmieron todas las enfermeras, salvo una."),
        ("All but a few nurses slept.", "Casi todas las enfermeras durmieron."),
        (
            "Fatigue was named by all but two of those who left.",
            "El cansancio lo mencionaron todas las que se fueron, excepto dos.",
        ),
        // what is said of much
        ("Guilt kept mothers awake.", "La culpa quitaba el sueño a las madres."),
        ("Keep the tents dry.", "Protéjanse las tiendas de la humedad."),
        ("Few people there are ill.", "Allí casi todos gozan de salud."),
        ("Pain grew in a few weeks.", "El dolor aumentó en pocas semanas."),
        ("Naps were hardly ever long.", "Las siestas casi nunca eran largas."),
        (
            "Naps are common, and nurses hardly ever dream.",
            "Las siestas son comunes y las enfermeras casi nunca sueñan.",
        ),
        ("Its cause is poorly known.", "Se conoce mal su causa."),
        ("The cause was poorly known.", "La causa era mal conocida."),
        (
            "Pain peaked in the early morning and fell after noon.",
            "El dolor fue máximo a primera hora de la mañana y cedió pasado el mediodía.",
        ),
        // what is repeated
        (
            "Nurses go to bed later and later, but the wards open early.",
            "Las enfermeras se acuestan cada vez más tarde, pero las plantas abren a primera hora.",
        ),
        // both translate other words
        (
            "Nurses with failed transplants lost the sleep they had gained within weeks.",
            "Las enfermeras en quienes fracasó el trasplante perdieron en pocas semanas el sueño que habían ganado.",
        ),
        (
            "The tired lost the money they had won at cards.",
            "Los cansados perdieron en las cartas el dinero que habían ganado.",
        ),
        ("Medication was cheap.", "Los fármacos eran baratos."),
        ("They slept badly in the previous term.", "Durmieron mal en el último trimestre."),
        ("Fires rose in the preceding season.", "Los incendios aumentaron en la última temporada."),
        ("Pain eased over the last school year.", "El dolor cedió durante el curso anterior."),
        ("It kept children out of hospital.", "Evitó ingresos infantiles."),
        ("The drug is not safe.", "El fármaco es inseguro."),
        ("Rest is no less safe.", "El reposo no es menos seguro."),
        ("Naps are no less common there.", "Allí las siestas no son menos frecuentes."),
        ("Rest was no less effective.", "El reposo fue igual de eficaz."),
        ("The over 65s fell.", "El grupo de 65 años o más se caía."),
        ("Mothers with children slept.", "Las madres con niños dormían."),
        ("Boys and girls slept.", "Los niños dormían."),
        ("Adults abused as children slept.", "Los adultos maltratados de niños dormían."),
        ("They left at discharge.", "Se fueron al alta."),
        ("Pain did not get worse.", "El dolor mejoró."),
        ("The work was hard.", "El trabajo no fue fácil."),
        ("Lower levels were found.", "Se hallaron niveles más bajos."),
        ("Younger nurses slept.", "Las enfermeras más jóvenes durmieron."),
        ("Sedation was lighter.", "La sedación fue más superficial."),
        // there is no more and less of a sex
        ("They felt like less of a man.", "Se sentían menos hombres."),
        ("Men slept less; women, more.", "Los hombres dormían menos; las mujeres, más."),
        ("Fewer patients slept.", "Durmieron menos pacientes."),
        ("They slept in the previous 30 days.", "Durmieron en los últimos 30 días."),
        ("Waning immunity raised doubts.", "La pérdida de inmunidad suscitó dudas."),
        (
            "Livers were perfused ex vivo after death.",
            "Los hígados se perfundieron ex vivo tras la muerte.",
        ),
        (
            "Babies were filmed from the first birthday until the third.",
            "Se filmó a los bebés desde que cumplieron un año hasta los tres.",
        ),
        (
            "Drugs of nursing home residents were reviewed.",
            "Se revisaron los fármacos en las residencias.",
        ),
        (
            "Those excluded slept; those included did not.",
            "Los incluidos no dormían; los excluidos, sí.",
        ),
        ("At least one nurse slept.", "Alguna enfermera dormía."),
        ("Fewer than half of the nurses slept.", "Durmieron menos de la mitad de las enfermeras."),
        ("The water was not as salty.", "El agua era menos salada."),
        ("The water was cheaper.", "El agua era menos cara."),
        (
            "Wet wards were closed before the dry ones.",
            "Las plantas húmedas se cerraron antes que las secas.",
        ),
        ("The road was unsafe and not lit.", "La carretera no era segura ni tenía luz."),
        // two of one kind
        ("Renal colic was rare.", "El cólico nefrítico era raro."),
        ("Chest physicians saw lungs.", "Los neumólogos vieron pulmones."),
        ("Heart attacks were rare.", "Los infartos eran raros."),
        ("Medical students slept.", "Los alumnos de Medicina durmieron."),
        ("Median age was 40; the mean, 42.", "La edad media era de 42; la mediana, 40."),
        ("Children and adolescents slept.", "La población infantojuvenil durmió."),
        ("Almost all nurses slept.", "La mayoría de las enfermeras dormía."),
        ("Not all nurses slept.", "Algunas enfermeras no dormían."),
        ("Above all, nurses slept.", "Sobre todo dormían las enfermeras."),
        ("Some 40 nurses slept.", "Unas 40 enfermeras dormían."),
        ("Every child slept.", "Todos los niños dormían."),
        ("They came three times a day.", "Venían tres veces diarias."),
        ("They slept for a week.", "Durmieron una semana."),
        ("REST OR SURGERY: a study", "REPOSO O CIRUGÍA: un estudio"),
        ("The risk ratio was 2.1.", "La razón de riesgos fue de 2,1."),
        (
            "Pain fell more in the intervention than in the control group.",
            "El dolor bajó más en el grupo de intervención que en el de control.",
        ),
        (
            "We compared the control and the intervention groups.",
            "Comparamos los grupos control e intervención.",
        ),
        (
            "Scores of the experimental and control arms rose.",
            "Subieron las puntuaciones del grupo experimental y del de control.",
        ),
        ("The odds ratio (OR) was 2.1.", "La razón de momios (RM) fue de 2,1."),
        ("Parents slept.", "Las madres y los padres dormían."),
        // what they compare changes places
        ("Sedation was given before surgery.", "La cirugía se practicó después de la sedación."),
        ("Women slept more than men.", "Los hombres durmieron menos que las mujeres."),
        ("Placebo was less safe than rest.", "El reposo fue más seguro que el placebo."),
        ("Surgery followed rest.", "El reposo precedió a la cirugía."),
        ("Surgery was preceded by rest.", "La cirugía se practicó tras el reposo."),
        ("Rest was followed by surgery.", "Tras el reposo se practicó la cirugía."),
        // two opposites say the same together
        ("Survival improved.", "La mortalidad disminuyó."),
        ("Women were in the minority.", "Los hombres eran mayoría."),
        ("Unemployment rose.", "El empleo disminuyó."),
        ("None of the tests was positive.", "Todas las pruebas fueron negativas."),
        ("At least 9 nurses slept.", "Al menos 9 enfermeras durmieron."),
        ("Nurses under treatment slept more.", "Las enfermeras bajo tratamiento durmieron más."),
        ("They left before the increase in pain.", "Se fueron antes del aumento del dolor."),
        ("The hypothesis of hyperactivity was tested.", "Se probó la hipótesis de hiperactividad."),
        // words that only look like an opposite
        ("A boy of 15 was seen.", "Se atendió a un adolescente de 15 años."),
        ("The law falls far short of that.", "La ley dista mucho de eso."),
        ("They moved overnight.", "Se mudaron de un día para otro."),
        ("Fewer bed days were needed.", "Hicieron falta menos días de cama."),
        (
            "Smallholders got most of it.",
            "Los pequeños propietarios se quedaron con la mayor parte.",
        ),
        (
            "At the lowest price, the level stayed the same.",
            "Con el precio más bajo, la altura fue la misma.",
        ),
        ("Mildew was severe.", "El mildiu fue intenso."),
        ("Pain was slightly worse.", "El dolor era un poco peor."),
        (
            "Reports were neither shorter nor less courteous.",
            "Los informes no eran más breves ni menos corteses.",
        ),
        ("Naps are less safe.", "Las siestas son más peligrosas."),
        ("The drug is more likely to cause falls.", "Con el fármaco son más probables las caídas."),
        ("Later and later they slept.", "Cada vez dormían más tarde."),
        ("They were seen twice before discharge.", "Se las vio dos veces antes del alta."),
        ("Pain was less severe in girls.", "El dolor fue más leve en las niñas."),
        ("Pain was milder in girls.", "El dolor fue menos grave en las niñas."),
        ("Pain slightly increased.", "El dolor aumentó un poco."),
        ("Unless it rains, they walk.", "Si no llueve, caminan."),
        (
            "It failed because the nurses blame themselves.",
            "Fracasó, pues las enfermeras se culpan a sí mismas.",
        ),
        ("Even if it rains, they walk.", "Aunque llueva, caminan."),
        ("Nurses may need to rest.", "Tal vez las enfermeras deban descansar."),
        ("Pain was slightly less frequent.", "El dolor fue algo menos frecuente."),
        (
            "It is unclear whether they left because they were ill.",
            "No está claro si se debe a que enfermaron.",
        ),
        ("It was lost on further adjusting for age.", "Se perdió al ajustar además por la edad."),
        ("They walk rather than run.", "Caminan en lugar de correr."),
        ("Nurses slept less than before.", "Las enfermeras dormían menos que antes."),
    ] {
        assert_eq!(EN_ES.finds(&RULE, &[pair]), [""; 0], "{pair:?}");
    }
}
