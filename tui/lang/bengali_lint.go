package lang

var ofLint = []sentence{
	{"lint.two-labels", "%q এখানে %s, নিবন্ধের অন্যত্র %s (%d বার)"},
	{"lint.rare-label", "%q এখানে %s, ডেটাসেটের অন্যত্র %s (%d বার)"},
	{"lint.unlabelled", "%q নিবন্ধের অন্যত্র %s, এখানে লেবেল নেই"},
	{"lint.inside-word", "%q-তে %q শব্দটির একটি অংশ মাত্র আছে"},
	{"lint.half-quoted", "%q-এ জোড়া উদ্ধৃতিচিহ্নের শুধু %s আছে"},
	{"lint.punctuation", "%q-এর শুরুতে বা শেষে এমন যতিচিহ্ন আছে যা নামের অংশ নয়"},
	{"lint.lone-title", "%q শুধু সম্বোধন বা পদবি, নাম নেই"},
	{"lint.no-speaker", "%q উদ্ধৃতিটি কার কথা, তা যুক্ত করা নেই"},
	{"lint.no-attribute", "%q দাবিটির %s দেওয়া নেই"},
	{"lint.relabel", "%s লেবেল দিন"},
	{"lint.remove", "মুছে দিন"},
	{"lint.move", "%q করুন"},
	{"lint.ends-elsewhere", "প্রান্ত সরান, যাতে দুটি চিহ্নই ভেতরে বা দুটিই বাইরে থাকে"},
	{"lint.take-name", "নামটিও নিন, নয়তো মুছে দিন"},
	{"lint.link", "%s দিয়ে যুক্ত করুন"},
	{"lint.choose", "একটি বেছে নিন: %s"},
}
