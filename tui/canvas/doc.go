// Package canvas is what components draw on: the screen and what is known of it, rows that know the column they have reached,
// boxes laid over them, and lines of text being typed. All widths are those of the terminal at hand.
package canvas
