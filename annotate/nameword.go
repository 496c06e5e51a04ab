package annotate

import "strings"

// The closed lists that names are told by. They hold words of English news in
// general: titles people are addressed with, heads of the names of bodies, kinds
// of land and water.

// titles stand in front of a person's name and are no part of it. Compared in
// lower case without a final full stop.
var titles = set(`mr mrs ms miss dr prof professor sir dame lord lady president vice
 prime minister premier chancellor secretary ambassador envoy senator sen congressman
 congresswoman representative rep governor gov mayor deputy king queen prince princess
 emperor pope cardinal archbishop bishop rev reverend father sister rabbi imam sheikh
 ayatollah general gen colonel col lieutenant lt major maj captain capt sergeant sgt
 corporal private admiral adm commander cmdr marshal brigadier judge justice attorney
 chief inspector detective officer sheriff constable superintendent commissioner director
 chairman chairwoman chair coach speaker foreign defence defense finance interior health
 education trade energy acting former ex-president spokesman spokeswoman spokesperson
 harbourmaster harbormaster doctor nurse st professor emeritus`)

// bodies are the nouns that head the names of organisations.
var bodies = set(`ministry department office bureau agency authority administration
 commission committee council board bank fund university college school institute academy
 centre center court parliament senate congress assembly house government party union
 federation association organisation organization society league club team company
 corporation group holdings brothers partners bank trust foundation observatory service
 services police army navy force forces guard brigade regiment front movement alliance
 coalition network press times post journal herald tribune gazette mirror telegraph observer
 guardian courier news radio television agency airlines airways lines railways railway
 hospital clinic museum gallery theatre theater church cathedral mosque orchestra bench
 laboratory laboratories observatory branch division directorate inspectorate registry
 secretariat treasury exchange chamber lobby campaign initiative programme program project
 mission delegation panel tribunal ombudsman watchdog regulator consortium cooperative
 co-operative syndicate ferries shipping motors electric energy gas oil water steel media
 pictures studios records publishing bank insurance pharmaceuticals technologies systems
 industries international united rovers wanderers athletic`)

// buildings are those of bodies that are also places.
var buildings = set(`university college school institute academy centre center court parliament house church
 cathedral mosque hospital clinic museum gallery theatre theater railway bridge railways`)

// bodySuffixes end the names of companies. Compared in lower case without a
// final full stop.
var bodySuffixes = set(`inc corp co ltd llc plc gmbh ag sa nv spa ab oy llp lp pty`)

// particles join the parts of people's names.
var particles = map[string]bool{"al": true, "bin": true, "da": true, "de": true, "del": true,
	"della": true, "der": true, "di": true, "do": true, "dos": true, "du": true, "el": true,
	"ibn": true, "la": true, "le": true, "ten": true, "ter": true, "van": true, "von": true, "y": true}

// speech are the verbs whose subject, where it is a bare name, is mostly a
// person.
var speech = set(`say tell add explain recall insist argue warn note stress deny admit
 reply answer write tweet joke think believe hope fear know remember`)

// set makes a lookup of the words of a string.
func set(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func isTitle(w string) bool {
	return isUpperWord(w) && lookup(titles, strings.TrimSuffix(w, "."))
}
