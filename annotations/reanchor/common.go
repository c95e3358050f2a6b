package reanchor

import (
	"strings"
	"sync"

	"tippani/model/find"
)

// commonBits is the most that a word says which stands in every article.
const commonBits = 4.0

// common are words that occur in Bengali news whatever it is about: particles, pronouns, postpositions, numbers and the verbs that
// sentences end with. Chosen by hand from the 260 most frequent words of Rifat1493/Bengali-NER. In a short article each of them may
// occur but once, and would pass for rare.
var common = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(commonWords) {
		set[string(find.AppendFolded(nil, w, nil))] = true
	}
	return set
})

const commonWords = `
	ও এবং আর বা কিন্তু তবে তাই যে যা কি না নয় নেই নি হ্যাঁ তো যদি হলে ফলে কারণ অবশ্য এ এই ওই সেই এক একটি একটা একজন একই দুই দুটি তিন
	চার পাঁচ প্রথম
	অনেক কিছু কেউ কারও কোনো সব সারা আরও বেশ বেশি এমন এখন এখনো এবার আজ গতকাল গত পর পরে আগে শেষ শেষে সময় দিন বছর বছরে বছরের সাল সালে সালের
	তিনি সে তারা তাঁরা তাঁর তার তাঁকে তাকে তাঁদের তাদের আমি আমার আমরা আমাদের তুমি তোমার আপনি আপনার এর এতে এসব সেখানে
	থেকে সঙ্গে নিয়ে দিয়ে জন্য মধ্যে ওপর দিকে কাছে কারণে বিরুদ্ধে পর্যন্ত ক্ষেত্রে মাধ্যমে বিষয়ে হিসেবে ধরে মতো ছাড়া প্রায়
	বিভিন্ন অন্য নতুন
	করে করা করার করতে করেন করেছে করেছেন করেছিল করছেন করবেন হয় হয়ে হয়েছে হয়েছেন হয়েছিল হয়নি হবে হতে হন হলো হচ্ছে হওয়া হওয়ার
	বলে বলা বলেন বলেছেন জানান জানা জানায় জানিয়েছেন দেখা দেন দেয় দেওয়া দেওয়ার দিতে দিয়েছে দিয়েছেন নেওয়া নেওয়ার গেছে যায়
	যাবে যান যাচ্ছে
	ছিল ছিলেন আছে আছেন থাকে থাকবে পারে পারেন পড়ে চলে এসে রয়েছে শুরু কথা কাজ জন হাজার লাখ কোটি শতাংশ টাকা`
