//! Lists of lists.

/// Rows of values, all in one list: the words of each segment, the segments that have each word.
pub(crate) struct Rows<T> {
    /// Where each row begins, and the end.
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { starts: vec![0], values: Vec::new() }
    }
}

impl<T> Rows<T> {
    /// Puts a value into the row that comes next.
    pub(crate) fn push(&mut self, value: T) {
        self.values.push(value);
    }

    /// Ends the row that its values were put into.
    pub(crate) fn end_row(&mut self) {
        self.starts.push(self.values.len() as u32);
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn of(&self, row: u32) -> &[T] {
        let row = row as usize;
        &self.values[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// All rows, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len() as u32).map(|row| self.of(row))
    }
}

impl<T: Copy + Default> Rows<T> {
    /// So many rows of these values, of which each comes with its row; the values of one row stay in order.
    pub(crate) fn new(rows: usize, all: &[(u32, T)]) -> Self {
        let mut starts = vec![0u32; rows + 1];
        for (row, _) in all {
            starts[*row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut values = vec![T::default(); all.len()];
        for (row, value) in all {
            let next = &mut next[*row as usize];
            values[*next as usize] = *value;
            *next += 1;
        }
        Rows { starts, values }
    }
}

impl Rows<u32> {
    /// For each of so many values the rows that have it, in order.
    pub(crate) fn inverted(&self, values: usize) -> Self {
        let rows = (0..).zip(self.iter());
        let all: Vec<_> =
            rows.flat_map(|(row, values)| values.iter().map(move |value| (*value, row))).collect();
        Rows::new(values, &all)
    }
}
