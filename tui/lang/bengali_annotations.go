package lang

var ofAnnotations = []sentence{
	{"model.not-utf8", "%d নম্বর বাইটে লেখাটি শুদ্ধ UTF-8 নয়; আগে UTF-8-এ বদলে নিন"},
	{"model.too-large", "লেখাটি %d বাইট, একটি নিবন্ধ সর্বোচ্চ %d বাইট হতে পারে; ভাগ করুন"},

	{"annotations.check", "%s করা যায় না: %s"},
	{"annotations.replace-span", "%s চিহ্ন বদল"},
	{"annotations.add-span", "%s চিহ্ন যোগ"},
	{"annotations.remove-span", "%s চিহ্ন মোছা"},
	{"annotations.replace-relation", "%s সংযোগ বদল"},
	{"annotations.add-relation", "%s সংযোগ যোগ"},
	{"annotations.remove-relation", "%s সংযোগ মোছা"},
	{"annotations.answer", "%q উত্তর দেওয়া"},
	{"annotations.nothing", "কিছুই"},

	{"annotations.one-pair", "একটি বদল ঠিক একটি চিহ্ন, সংযোগ বা উত্তরের হয়"},
	{"annotations.answer-changed", "উত্তরটি আগের মতো নেই"},
	{"annotations.no-span", "%s চিহ্নটি নেই"},
	{"annotations.span-changed", "%s চিহ্নটি ইতিমধ্যে বদলেছে"},
	{"annotations.span-keeps-id", "চিহ্ন বদলালেও তার id একই থাকে"},
	{"annotations.span-taken", "%s id-টি অন্য চিহ্নের"},
	{"annotations.no-relation", "%s সংযোগটি নেই"},
	{"annotations.relation-changed", "%s সংযোগটি ইতিমধ্যে বদলেছে"},
	{"annotations.relation-keeps-id", "সংযোগ বদলালেও তার id একই থাকে"},
	{"annotations.relation-taken", "%s id-টি অন্য সংযোগের"},
	{"annotations.relation-unnamed", "সংযোগের একটি id ও লেবেল লাগে"},
	{"annotations.still-needed", "%s সংযোগের এখনো %s চিহ্নটি লাগে; দুটি একসঙ্গে মুছুন"},

	{"annotations.span-unnamed", "চিহ্নের একটি id ও লেবেল লাগে"},
	{"annotations.span-utf8", "id, লেবেল ও টীকা শুদ্ধ UTF-8 হতে হবে"},
	{"annotations.span-outside", "অংশটি লেখার বাইরে"},
	{"annotations.span-empty", "অংশটি খালি"},
	{"annotations.starts-inside", "অংশটি একটি অক্ষরের ভেতরে শুরু"},
	{"annotations.ends-inside", "অংশটি একটি অক্ষরের ভেতরে শেষ"},
	{"annotations.span-untrimmed", "অংশটির শুরুতে বা শেষে ফাঁকা আছে"},

	{"annotations.twin", "একই লেখা আগেই %s হিসেবে চিহ্নিত (%s); দুটির একটি মুছুন"},
	{"annotations.wrong-kind", "%s লেবেলটি %s ধরনের নয়"},
	{"annotations.wrong-value", "%s চিহ্নের একটি বৈশিষ্ট্য %s লেবেলের নয়"},
	{"annotations.same-relation", "%s সংযোগটি %s থেকে %s পর্যন্ত আগে থেকেই আছে"},
	{"annotations.own-relation", "%s সংযোগ %s থেকে তার নিজের কাছে যেতে পারে না"},
	{"annotations.wrong-ends", "%s সংযোগ %s থেকে %s-এ যেতে পারে না; কোনটি কী যুক্ত করে তা লেবেল ফাইলে আছে"},
}
