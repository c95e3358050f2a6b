// Package style holds how things look on screen: looks and what a terminal is sent for them, the themes, and the colours of
// labels, all chosen so that text can be read in every depth of colour. It knows nothing of what is drawn.
package style
