//! Which request meets which fault. A schedule is a deck for each place, shuffled by a seed, from which a card is drawn
//! with every request until none is left: then it is calm, so that recovery is possible.
//!
//! The seed settles the cards and the dice. Which request draws which card is settled by the order in which requests
//! arrive, and may differ a little from run to run.

use std::sync::{Arc, Mutex};

use super::dice::Dice;
use super::fault::{Fault, Injected, Place};
use super::lock;

/// The seed and the faults of a run.
pub struct Schedule {
    state: Mutex<State>,
    injected: Arc<Injected>,
}

struct State {
    dice: Dice,
    cards: Vec<Fault>,
    /// A fault that strikes every request to its place, so many times more.
    storm: Option<(Fault, usize)>,
}

impl Schedule {
    /// Of the faults of each place, so many, drawn by `seed`.
    pub fn new(seed: u64, hands: &[(Vec<Fault>, usize)], injected: &Arc<Injected>) -> Schedule {
        let mut dice = Dice::new(seed);
        let mut cards = Vec::new();
        for (deck, count) in hands {
            let mut deck = deck.clone();
            dice.shuffle(&mut deck);
            cards.extend(deck.into_iter().take(*count));
        }
        Schedule { state: Mutex::new(State { dice, cards, storm: None }), injected: Arc::clone(injected) }
    }

    /// All faults of a place.
    pub fn deck(place: Place) -> Vec<Fault> {
        Fault::ALL.iter().copied().filter(|fault| fault.place() == place).collect()
    }

    /// The fault that a request to `place` meets, if it meets one: while there are cards, three of five do, and all to
    /// the queue, which is seldom asked.
    pub fn draw(&self, place: Place) -> Option<Fault> {
        let mut state = lock(&self.state);
        if let Some((fault, left)) = state.storm
            && fault.place() == place
        {
            state.storm = (left > 1).then_some((fault, left - 1));
            return Some(fault);
        }
        let at = state.cards.iter().position(|fault| fault.place() == place)?;
        if place != Place::Queue && state.dice.below(5) < 2 {
            return None;
        }
        let fault = state.cards.remove(at);
        let more = match fault {
            Fault::Storm => state.dice.between(4, 12),
            // Longer than a writer waits before it asks whose block it is.
            Fault::WriteBlocked => state.dice.between(4, 8),
            Fault::FloodStage | Fault::NoClusterManager => state.dice.between(1, 3),
            _ => 0,
        };
        if more > 0 {
            state.storm = Some((fault, more));
        }
        Some(fault)
    }

    /// Whether this fault strikes every request at the moment.
    pub fn is_storm(&self, fault: Fault) -> bool {
        lock(&self.state).storm.is_some_and(|(storm, _)| storm == fault)
    }

    /// Whether no request to `place` will meet a fault any more.
    pub fn is_calm_at(&self, place: Place) -> bool {
        let state = lock(&self.state);
        state.storm.is_none_or(|(fault, _)| fault.place() != place)
            && state.cards.iter().all(|fault| fault.place() != place)
    }

    /// Ends all faults.
    pub fn calm(&self) {
        let mut state = lock(&self.state);
        state.cards.clear();
        state.storm = None;
    }

    /// Lets the dice decide something.
    pub fn roll<T>(&self, decide: impl FnOnce(&mut Dice) -> T) -> T {
        decide(&mut lock(&self.state).dice)
    }

    /// The fault was injected.
    pub fn injected(&self, fault: Fault) {
        self.injected.count(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: u64) -> Vec<Option<Fault>> {
        let schedule = Schedule::new(seed, &[(Schedule::deck(Place::Cluster), 9)], &Arc::default());
        assert!(schedule.is_calm_at(Place::Store) && !schedule.is_calm_at(Place::Cluster));
        let mut drawn = Vec::new();
        while !schedule.is_calm_at(Place::Cluster) {
            drawn.push(schedule.draw(Place::Cluster));
        }
        assert_eq!(schedule.draw(Place::Cluster), None);
        drawn
    }

    #[test]
    fn a_seed_gives_the_same_cards_and_then_calm() {
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
        let mut kinds: Vec<Fault> = drawn(3).into_iter().flatten().collect();
        kinds.sort();
        kinds.dedup();
        assert_eq!(kinds.len(), 9);
    }

    #[test]
    fn a_storm_strikes_every_request_to_its_place_and_ends() {
        let schedule = Schedule::new(5, &[(vec![Fault::Storm], 1)], &Arc::default());
        let first = std::iter::from_fn(|| Some(schedule.draw(Place::Cluster))).position(|fault| fault.is_some());
        assert!(first.is_some() && schedule.is_storm(Fault::Storm));
        assert_eq!(schedule.draw(Place::Store), None);
        let more = std::iter::from_fn(|| schedule.draw(Place::Cluster)).count();
        assert!((4..=12).contains(&more), "{more}");
        assert!(schedule.is_calm_at(Place::Cluster));
    }
}
