//! How strongly two things go together.

/// How many beads have a source, a target, and both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    pub joint: usize,
    pub source: usize,
    pub target: usize,
    /// All beads that there are.
    pub all: usize,
}

impl Counts {
    /// The log-likelihood ratio −2 log λ of their being independent (Dunning 1993, section 5), from the two by two
    /// table of beads; with one degree of freedom.
    pub(super) fn log_likelihood_ratio(self) -> f64 {
        let Counts { joint, source, target, all } = self;
        let cells = [joint, source - joint, target - joint, all + joint - source - target];
        let entropy = |counts: &[usize]| -> f64 {
            let sum: usize = counts.iter().sum();
            let part = |count: usize| match count {
                0 => 0.0,
                count => count as f64 * (count as f64 / sum as f64).ln(),
            };
            counts.iter().map(|count| part(*count)).sum()
        };
        2.0 * (entropy(&cells)
            - entropy(&[source, all - source])
            - entropy(&[target, all - target]))
    }

    /// Dice's coefficient, 0 to 1.
    pub(super) fn dice(self) -> f64 {
        2.0 * self.joint as f64 / (self.source + self.target) as f64
    }

    /// Whether they occur together more often than by chance once in twenty times, and in a good part of the beads that
    /// have either.
    pub(super) fn is_association(self) -> bool {
        const ONE_IN_TWENTY: f64 = 3.84;
        const GOOD_PART: f64 = 0.3;
        let expected = self.source as f64 * self.target as f64 / self.all as f64;
        self.joint as f64 > expected
            && self.dice() >= GOOD_PART
            && self.log_likelihood_ratio() >= ONE_IN_TWENTY
    }

    /// Whether that alone makes them a likely pair: seldom apart, several times together, and not by chance once in
    /// a thousand times.
    pub(super) fn is_strong_association(self) -> bool {
        const ONE_IN_A_THOUSAND: f64 = 10.83;
        const MOSTLY: f64 = 0.8;
        const SEVERAL: usize = 3;
        self.joint >= SEVERAL
            && self.dice() >= MOSTLY
            && self.log_likelihood_ratio() >= ONE_IN_A_THOUSAND
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_that_of_the_paper() {
        // Dunning 1993, table 1: “the swiss”
        let counts = Counts { joint: 110, source: 2552, target: 221, all: 31777 };
        assert!(
            (counts.log_likelihood_ratio() - 270.72).abs() < 0.1,
            "{}",
            counts.log_likelihood_ratio()
        );
        let independent = Counts { joint: 10, source: 100, target: 100, all: 1000 };
        assert!(independent.log_likelihood_ratio().abs() < 1e-9 && !independent.is_association());
    }
}
