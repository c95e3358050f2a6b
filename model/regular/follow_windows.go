package regular

// noFollow is nothing here: the look at the name before opening it has to do.
const noFollow = 0
