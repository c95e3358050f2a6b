// Package tagger learns from a project's own spans to propose others: a linear-chain conditional random field over the tags of words
// (Lafferty, McCallum and Pereira 2001), which gives for every possible span the probability that it is one.
//
// Words are tagged in BILOU: a span of one word is U, a longer one B, I … and L, everything else O; with few spans to learn from the five
// parts of a label are learned faster than the three of IOB2 (Ratinov and Roth 2009). Features are few: the word, the words beside it and
// the pairs they make, its beginnings and endings of one to four grapheme clusters, and its shape. Words are compared without regard to
// normalisation form and joiners. Weights are learned by AdaGrad (Duchi, Hazan and Singer 2011), sentence by sentence, so that a model
// goes on learning while somebody works. On one kind of processor the same spans in the same order give the same model, byte for byte.
package tagger
