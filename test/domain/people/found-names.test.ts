/** Which query finds which name. */
import { isFoundBy, longestOf, nameParts, searchWords } from '../../../domain/people/name-search'

/** Names, the queries that find each, and those that do not. */
const NAMES: readonly (readonly [name: string, finding: readonly string[], missing: readonly string[]])[] = [
  // German
  ['Müßig', ['Muessig', 'Müßig', 'Mussig', 'muess', 'MÜSSIG', 'Mueßig', 'Mü', 'mue'], ['Miessig', 'ssig']],
  ['Mueller', ['Müller', 'Mueller', 'müll', 'MÜLLER'], ['Möller']],
  ['Muller', ['Müller', 'Muller'], ['Mueller']],
  ['Jörg Käßmann', ['joerg kaessmann', 'Kassmann Jorg', 'Jörg', 'Käss'], ['Jörg Kuss', 'Jurg']],
  ['Großstraße', ['grossstrasse', 'Großstrasse'], ['grosstrasse']],
  ['Joe Biden', ['joe', 'Biden Joe', 'bid j'], ['Biden Jill', 'iden']],
  ['Johannes Rau', ['Johannes', 'Rau Joh'], ['joe', 'Raü J. H.']],
  ['Michael Düsedörfer', ['Michael', 'Duesedoerfer', 'Düsedoerfer', 'Dusedorf'], ['Michel']],
  // Nordic and Baltic
  ['Søren Kjærsgaard', ['Soeren', 'soren', 'Sören', 'kjaersgaard', 'Kjärsgård'], ['Sjoren']],
  ['Håkon Åse', ['Haakon', 'hakon', 'Aase', 'åse'], ['Hokon']],
  ['Þór Guðmundsson', ['thor', 'Gudmundsson'], ['Tor']],
  // Turkish and Azerbaijani
  ['Ekrem İmamoğlu', ['imamoglu', 'İMAM', 'ımamoğlu', 'Imamoğlu Ekrem'], ['mamoglu', 'imamogluh']],
  ['Işıl Güç', ['isil', 'IŞIL', 'guec', 'güç'], ['sil']],
  ['Heydər Əliyev', ['Heydar Aliyev', 'eliyev', 'ƏLİYEV', 'əli'], ['oliyev']],
  ['Heydar Aliyev', ['Əliyev', 'Heydər'], ['Eliyev']],
  // Polish, Czech, Hungarian
  ['Łukasz Żółć', ['lukasz', 'ŻÓŁĆ', 'zolc', 'zol luk'], ['ukasz']],
  ['Ludvík Příhoda-Řezníček', ['reznicek prihoda', 'Příhoda', 'rezni'], ['ihoda']],
  ['Orbán Viktor', ['Viktor Orbán', 'orban', 'Orb Vik'], ['Viktor Orbanova']],
  ['Viktor Orbán', ['Orbán Viktor', 'orban viktor'], ['Orbán Viktoria']],
  ['Erdős Pál', ['Erdoes', 'erdos pal', 'Erdös'], ['Erdus']],
  // Elisions and apostrophes
  ['Anne d’Exemple', ['Exemple', 'd’Exemple', "d'exemple", 'Anne Exemple', 'd exemple'], ['xemple']],
  ["O'Brien", ['Brien', 'OBrien', 'O’Brien', "o'b", 'O Brien'], ['rien']],
  ['l´Abbé Pierre', ['Abbé', 'l‘abbe', 'pierre abbe'], ['bbe']],
  ["Beverly D'Angelo", ['angelo', 'D`Angelo'], ['Gelo']],
  ["Giuseppe dell'Östa", ['oesta', 'Osta', 'dellosta'], ['Sta']],
  ['Saʿdī al-Qurʾān', ['sadi', 'Quran', "Qur'an"], ['di', 'an']],
  ['Gʻofurov', ["g'of", 'gofurov'], ['ofurov']],
  ["Лук'янов", ['лукянов', 'Лук’янов'], ['янов']],
  // Cyrillic and Greek
  ['Фёдор Достоевский', ['Федор', 'ФЁДОР', 'достоевский фед'], ['Фидор']],
  ['Федор', ['Фёдор'], ['Едор']],
  ['Ива́н', ['Иван'], ['Йван']],
  ['Йошкар', ['йошкар', 'йошкар'.normalize('NFD')], ['иошкар']],
  ['Κυριάκος Μητσοτάκης', ['ΜΗΤΣΟΤΑΚΗΣ', 'κυριακος'], ['ητσοτακης']],
  // West Africa
  ['Ɛkua Mɔɔre', ['ekua', 'Moore', 'ɛKUA', 'mɔɔ'], ['kua']],
  ['Ŋutsu Ɖagadu', ['nutsu', 'Dagadu', 'ɖaga'], ['utsu']],
  ['Ɓauci Ɗanladi Ƙofa', ['bauci', 'danladi', 'kofa', 'Kofa Ɓauci'], ['anladi']],
  ['Adébáyọ̀ Ọṣun Ẹ̀gbá', ['Adebayo', 'osun', 'Egba', 'ọṣun', 'Egba Adébáyọ'], ['Oshun']],
  // The Caucasus
  ['სალომე ზურაბიშვილი', ['ზურაბ', 'ᲡᲐᲚᲝᲛᲔ', 'ზურაბიშვილი სალომე'], ['ალომე']],
  ['Նիկոլ Փաշինյան', ['ՓԱՇԻՆՅԱՆ', 'նիկոլ', 'փաշ նիկ'], ['իկոլ']],
  ['Սևակ', ['սեւակ', 'ՍԵՒԱԿ', 'Սև'], ['ևակ']],
  // Arabic, Persian, Hebrew
  ['أحمد الأسد', ['احمد', 'الاسد', 'أحمد', 'إحمد', 'الأسد أحمد'], ['حمد']],
  ['احمد', ['أحمد', 'آحمد'], ['محمد']],
  ['فاطمة مصطفى', ['فاطمه', 'مصطفي', 'فاطمة'], ['اطمة']],
  ['مُحَمَّد', ['محمد', 'محـمـد', 'مُحمد'], ['حمد']],
  ['فؤاد', ['فواد'], ['فاد']],
  ['علی اکبر', ['علي اكبر', 'أکبر'], ['کبر']],
  ['דָּוִד בן־גוריון', ['דוד', 'בן גוריון', 'גוריון דוד'], ['וד']],
  ["ג'ורג'", ['גורג', 'ג׳ורג׳'], ['ורג']],
  // Vietnamese, Chinese, Korean, Hindi
  ['Nguyễn Thị Định', ['nguyen', 'dinh', 'Định Nguyễn', 'thi'], ['inh']],
  ['Đặng Văn', ['dang', 'Van Dang'], ['ang']],
  ['习近平', ['习', '习近平'], ['近平', '習']],
  ['Lǚ Wěi', ['lu', 'lue', 'Wei Lü'], ['lo']],
  ['김대중', ['김', '김대중'.normalize('NFD')], ['대중']],
  ['नरेन्द्र मोदी', ['मोदी', 'मोदी नरेन्द्र'], ['नरन्द्र']],
  // Titles, numbers, one name
  ['Dr. h. c. Kai Wegner', ['Wegner Dr.', 'dr kai', 'h c wegner'], ['Prof. Wegner']],
  ['Königin Elizabeth II.', ['Koenigin Elizabeth II', 'ii elizabeth'], ['Elizabeth III']],
  ['Lula', ['LULA'], ['Lula da Silva', '-', '']],
]

/** As the search does: names are looked up by the longest word, then compared by all. */
function isFound(name: string, typed: string): boolean {
  const words = searchWords(typed)
  const isLookedUp = nameParts(name).some((part) => part.startsWith(longestOf(words)))
  return words.length > 0 && isLookedUp && isFoundBy(name, words)
}

test.each(NAMES.flatMap(([name, finding]) => finding.map((typed) => [name, typed] as const)))(
  '%s is found by %s',
  (name, typed) => {
    expect(isFound(name, typed)).toBe(true)
  },
)

test.each(NAMES.flatMap(([name, , missing]) => missing.map((typed) => [name, typed] as const)))(
  '%s is not found by "%s"',
  (name, typed) => {
    expect(isFound(name, typed)).toBe(false)
  },
)
