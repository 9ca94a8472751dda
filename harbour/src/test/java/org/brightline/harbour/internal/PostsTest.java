package org.brightline.harbour.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PostsTest {
    private final List<Post> posts = Posts.all(7);

    @Test
    void there_are_some_300_posts_each_once_and_the_same_seed_gives_the_same() {
        assertThat(posts).hasSizeGreaterThanOrEqualTo(300);
        assertThat(posts.stream().map(Post::id).distinct()).hasSize(posts.size());
        assertThat(posts.stream().map(Post::text).distinct()).hasSize(posts.size());
        assertThat(Posts.all(7)).isEqualTo(posts);
    }

    @Test
    void a_few_posts_stand_on_each_rung_and_most_on_none() {
        var rungs = posts.stream().collect(Collectors.groupingBy(Post::gold, Collectors.counting()));
        assertThat(rungs.keySet())
                .containsExactlyInAnyOrder("NONE", "PROMOTION", "SOLICITATION", "INCITEMENT", "PLOTTING");
        rungs.forEach((rung, count) -> assertThat(count).as(rung).isBetween(3L, rung.equals("NONE") ? 400L : 10L));
    }

    @Test
    void each_rung_appears_among_the_first_sixty_posts() {
        assertThat(posts.subList(0, 60).stream().map(Post::gold))
                .contains("PROMOTION", "SOLICITATION", "INCITEMENT", "PLOTTING");
    }

    @Test
    void what_people_write_cannot_become_part_of_the_page() {
        Post hostile = new Post("p-1", "Ada Brine", "en", "<script>alert('x')</script> & \"quotes\"", null, "NONE");
        Timeline timeline = new Timeline();
        timeline.show(hostile, Instant.now());
        assertThat(Html.feed(timeline)).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void what_brightline_says_is_done_once_told_to_the_author_and_taken_back_by_a_restore() {
        Timeline timeline = new Timeline();
        timeline.show(posts.getFirst(), Instant.now());
        String id = posts.getFirst().id();
        timeline.apply("k-1", id, "REMOVE", "Recruiting", "text", "reason", Instant.now());
        timeline.apply("k-1", id, "REMOVE", "Recruiting", "text", "reason", Instant.now());
        assertThat(timeline.post(id).orElseThrow().state()).isEqualTo(Timeline.State.REMOVED);
        assertThat(timeline.notices(posts.getFirst().author())).hasSize(1);
        timeline.apply("k-2", id, "RESTORE", "Recruiting", "text", "reason", Instant.now());
        assertThat(timeline.post(id).orElseThrow().state()).isEqualTo(Timeline.State.VISIBLE);
        assertThat(timeline.apply("k-3", "p-0", "REMOVE", "x", "x", "x", Instant.now()))
                .isFalse();
    }
}
