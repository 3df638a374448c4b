//! Messages that come back later.

use std::hash::{BuildHasher, Hasher, RandomState};

use aws_sdk_sqs::Client;
use siem_lambda::events::Message;

/// Seconds until a failed message is seen again: twice as long after each try, up to a quarter of an hour, and
/// scattered, so that what failed together does not come back together.
pub(crate) fn pause_seconds(receive_count: u32) -> i32 {
    let longest = 30u64.saturating_mul(1 << receive_count.min(10)).min(900);
    let chance = RandomState::new().build_hasher().finish() % (longest / 4 + 1);
    i32::try_from(longest - chance).unwrap_or(900)
}

/// Lets a failed message rest before it comes back. A queue that refuses only brings it back sooner.
pub(crate) async fn let_rest(client: &Client, message: &Message) {
    let (Some(receipt), Some(arn)) = (&message.receipt_handle, &message.queue_arn) else { return };
    let mut parts = arn.split(':').skip(4);
    let (Some(account), Some(name)) = (parts.next(), parts.next()) else { return };
    let result = async {
        let url = client.get_queue_url().queue_name(name).queue_owner_aws_account_id(account).send().await?;
        client
            .change_message_visibility()
            .queue_url(url.queue_url().unwrap_or_default())
            .receipt_handle(receipt)
            .visibility_timeout(pause_seconds(message.receive_count))
            .send()
            .await?;
        anyhow::Ok(())
    };
    if let Err(error) = result.await {
        tracing::warn!("the visibility of a failed message could not be changed: {error:#}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_quarter_of_an_hour() {
        assert!((45..=60).contains(&pause_seconds(1)));
        assert!((180..=240).contains(&pause_seconds(3)));
        for receives in [5, 9, 64, u32::MAX] {
            assert!((675..=900).contains(&pause_seconds(receives)));
        }
    }
}
