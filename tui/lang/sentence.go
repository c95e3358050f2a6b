package lang

import (
	"regexp"
	"strings"
	"sync"
)

// oldSentences are the messages that packages below the screen write, which know nothing of languages, as formats of package fmt
// with their Bengali. A test makes sure that each English one is still written somewhere.
var oldSentences = []Text{
	{"NOT SAVED: %s can't be written (%v); free space or restore access and go on, or save to another file (%d unsaved)",
		"সংরক্ষিত নয়: %s লেখা গেল না (%v); জায়গা খালি করে বা অনুমতি ফিরিয়ে কাজ চালান, নয়তো অন্য ফাইলে রাখুন (%dটি বাকি)"},
	{"the dataset is open for reading only", "ডেটাসেটটি শুধু পড়ার জন্য খোলা"},
	{"open for reading only", "শুধু পড়ার জন্য খোলা"},
	{"%s can't be written (%w); open it with --read-only, or choose another file with --output",
		"%s লেখা যায় না (%w); --read-only দিয়ে খুলুন, বা --output দিয়ে অন্য ফাইল দিন"},
	{"%s can't be written: %w; nothing is lost, choose another place", "%s লেখা গেল না: %w; কিছু হারায়নি, অন্য জায়গা দিন"},
	{"%s can't be rewritten (%w); every change is kept in %s and the next start tries again",
		"%s নতুন করে লেখা গেল না (%w); সব বদল %s-এ আছে, পরেরবার আবার চেষ্টা হবে"},
	{"%s is being changed by another program; your changes are in the journal, close the other program and try again",
		"%s অন্য প্রোগ্রাম বদলাচ্ছে; আপনার বদল জার্নালে আছে, অন্যটি বন্ধ করে আবার চেষ্টা করুন"},
	{"%s exists already; choose another name", "%s আগে থেকেই আছে; অন্য নাম দিন"},
	{"%s was removed by another program; it is written again", "%s অন্য প্রোগ্রাম মুছেছিল; আবার লেখা হচ্ছে"},
	{"%s was changed by another program meanwhile; its changes and yours are joined",
		"%s ইতিমধ্যে অন্য প্রোগ্রাম বদলেছে; তার ও আপনার বদল একত্র করা হলো"},
	{"%s: the record of %q was removed by another program; it is written again", "%s: %q-এর রেকর্ড অন্য প্রোগ্রাম মুছেছিল; আবার লেখা হলো"},
	{"%s: the record of %q was changed by another program too; both are joined",
		"%s: %q-এর রেকর্ড অন্য প্রোগ্রামও বদলেছে; দুটি একত্র করা হলো"},
	{"%s: the record of %q was changed by another program meanwhile; your changes were carried over",
		"%s: %q-এর রেকর্ড ইতিমধ্যে অন্য প্রোগ্রাম বদলেছে; আপনার বদল বসানো হলো"},
	{"%s: in the record of %q a relation was left out, because another program gave one of its spans a label that it can't join; link " +
		"again what belongs together", "%s: %q-এর একটি সংযোগ বাদ গেল, কারণ অন্য প্রোগ্রাম তার এক প্রান্তে এমন লেবেল দিয়েছে যার সঙ্গে " +
		"সেটি চলে না; যা যুক্ত থাকার কথা আবার যুক্ত করুন"},
	{"%s: the directory %s does not exist; make it, or choose another file with --output",
		"%s: %s ফোল্ডারটি নেই; তৈরি করুন, বা --output দিয়ে অন্য ফাইল দিন"},
	{"%s had %d damaged bytes, left by a crash or a disk fault; every whole line was taken over%s",
		"%s-এ %dটি নষ্ট বাইট ছিল, বিভ্রাট বা ডিস্কের দোষে; সব গোটা লাইন নেওয়া হয়েছে%s"},
	{"%s had %d names (hard links); only this one has the new state", "%s-এর %dটি নাম (হার্ড লিংক) ছিল; নতুন অবস্থা শুধু এটিতে"},
	{"%s:%d: not a record: %v; the line is kept as it is", "%s:%d: রেকর্ড নয়: %v; লাইনটি যেমন আছে তেমনই থাকবে"},
	{"the version that was replaced is kept in %s; compare and remove that file",
		"যে সংস্করণ বদলানো হলো তা %s-এ আছে; মিলিয়ে দেখে ফাইলটি মুছুন"},
	{"the session of %q has ended, because another article was opened; open it again",
		"%q আর খোলা নেই, কারণ অন্য নিবন্ধ খোলা হয়েছে; আবার খুলুন"},
	{"the article has %d MiB, and one of %d at most can be annotated; split it",
		"নিবন্ধটি %d MiB, চিহ্নিত করা যায় সর্বোচ্চ %d; ভাগ করুন"},
	{"the record of %q would be longer than %d MiB or have more than %d spans, the most that can be read again; split the article",
		"%q-এর রেকর্ড %d MiB বা %dটি চিহ্নের বেশি হতো, তার বেশি আবার পড়া যায় না; নিবন্ধটি ভাগ করুন"},
	{"no space left on device", "ডিস্কে জায়গা নেই"},
	{"permission denied", "অনুমতি নেই"},
	{"read-only file system", "ফাইলব্যবস্থা শুধু পড়ার জন্য"},
	{"input/output error", "ডিস্কে পড়া-লেখার ভুল"},
	{"file too large", "ফাইল খুব বড়"},
}

type pattern struct {
	english *regexp.Regexp
	bengali []string // the pieces between the values
}

var verb = regexp.MustCompile(`%[a-z]`)

// patterns are made when the first message has to be translated.
var patterns = sync.OnceValue(func() []pattern {
	out := make([]pattern, len(oldSentences))
	for i, s := range oldSentences {
		pieces := verb.Split(s.En, -1)
		for j := range pieces {
			pieces[j] = regexp.QuoteMeta(pieces[j])
		}
		out[i] = pattern{regexp.MustCompile(`(?s)^` + strings.Join(pieces, `(.*?)`) + `$`), verb.Split(s.Bn, -1)}
	}
	return out
})

// Sentence is a message of a package below the screen in the language; one that is not known stays as it is, and what stands
// before a colon in front of one that is, such as a file's name.
func (l Lang) Sentence(s string) string {
	if l != Bengali {
		return s
	}
	for _, p := range patterns() {
		values := p.english.FindStringSubmatch(s)
		if values == nil {
			continue
		}
		var b strings.Builder
		for i, piece := range p.bengali {
			if i > 0 && i < len(values) {
				b.WriteString(l.Sentence(values[i]))
			}
			b.WriteString(piece)
		}
		return b.String()
	}
	if file, rest, ok := strings.Cut(s, ": "); ok {
		return file + ": " + l.Sentence(rest)
	}
	return s
}
