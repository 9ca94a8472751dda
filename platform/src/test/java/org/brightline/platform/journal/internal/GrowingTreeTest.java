package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowingTreeTest {

    @Test
    void its_root_is_that_of_the_definition_at_every_size() {
        List<byte[]> leaves = new ArrayList<>();
        GrowingTree tree = new GrowingTree();
        for (int size = 0; size <= 70; size++) {
            MerkleTree.Nodes definition = (level, index) ->
                    MerkleTreeTest.naiveRoot(leaves.subList((int) (index << level), (int) ((index + 1) << level)));
            assertThat(tree.root()).as("%d leaves", size).isEqualTo(MerkleTree.root(size, definition));
            byte[] leaf = MerkleTree.leafHash(new byte[] {(byte) size});
            leaves.add(leaf);
            tree.add(leaf);
        }
    }

    @Test
    void every_subtree_is_completed_once_by_its_last_leaf() {
        GrowingTree tree = new GrowingTree();
        Map<String, Long> completedBy = new HashMap<>();
        for (long leaf = 0; leaf < 64; leaf++) {
            for (GrowingTree.Node node : tree.add(MerkleTree.leafHash(new byte[] {(byte) leaf}))) {
                assertThat(node.last()).isEqualTo(leaf);
                assertThat(node.last() - node.first() + 1).isEqualTo(1L << node.level());
                assertThat(completedBy.put(node.level() + "/" + node.index(), leaf))
                        .isNull();
            }
        }
        assertThat(completedBy).hasSize(63);
    }
}
