package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The leaves and roots with which implementations of RFC 6962 are compared. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_roots_are_those_of_the_published_vectors() {
        for (int size = 0; size < ROOTS.size(); size++) {
            assertThat(HEX.formatHex(MerkleTree.root(size, published())))
                    .as("%d leaves", size)
                    .isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void the_inclusion_proof_of_leaf_5_in_8_is_the_published_one() {
        assertThat(MerkleTree.inclusion(5, 8, published()).stream().map(HEX::formatHex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void the_consistency_proof_from_6_to_8_is_the_published_one() {
        assertThat(MerkleTree.consistency(6, 8, published()).stream().map(HEX::formatHex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Property(tries = 300)
    void every_inclusion_proof_leads_to_the_root_that_the_definition_gives(
            @ForAll @IntRange(min = 1, max = 70) int size, @ForAll @IntRange(min = 0, max = 69) int pick) {
        int index = pick % size;
        List<byte[]> leaves = leaves(size);
        assertThat(MerkleTree.rootOf(index, size, leaves.get(index), MerkleTree.inclusion(index, size, of(leaves))))
                .hasValueSatisfying(root -> assertThat(root).isEqualTo(naiveRoot(leaves)));
    }

    @Property(tries = 300)
    void every_consistency_proof_holds_and_breaks_with_any_other_root(
            @ForAll @IntRange(min = 1, max = 70) int second, @ForAll @IntRange(min = 0, max = 69) int pick) {
        int first = 1 + pick % second;
        List<byte[]> leaves = leaves(second);
        List<byte[]> path = MerkleTree.consistency(first, second, of(leaves));
        byte[] firstRoot = naiveRoot(leaves.subList(0, first));
        byte[] secondRoot = naiveRoot(leaves);
        byte[] other = secondRoot.clone();
        other[3] ^= 1;
        assertThat(MerkleTree.consistent(first, firstRoot, second, secondRoot, path))
                .isTrue();
        assertThat(MerkleTree.consistent(first, firstRoot, second, other, path)).isFalse();
        assertThat(MerkleTree.consistent(first, other, second, secondRoot, path))
                .isFalse();
    }

    @Test
    void a_path_that_is_too_short_or_too_long_leads_nowhere() {
        List<byte[]> path = new ArrayList<>(MerkleTree.inclusion(2, 8, published()));
        byte[] leaf = published().hash(0, 2);
        assertThat(MerkleTree.rootOf(2, 8, leaf, path.subList(0, 2))).isEmpty();
        path.add(leaf);
        assertThat(MerkleTree.rootOf(2, 8, leaf, path)).isEmpty();
    }

    private static MerkleTree.Nodes published() {
        return of(LEAVES.stream()
                .map(hex -> MerkleTree.leafHash(HEX.parseHex(hex)))
                .toList());
    }

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleTree.leafHash(new byte[] {(byte) i, 7}));
        }
        return leaves;
    }

    private static MerkleTree.Nodes of(List<byte[]> leaves) {
        return (level, index) -> naiveRoot(leaves.subList((int) (index << level), (int) ((index + 1) << level)));
    }

    /** MTH of RFC 6962, 2.1, word for word, over leaf hashes. */
    static byte[] naiveRoot(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return MerkleTree.sha256().digest();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return MerkleTree.nodeHash(naiveRoot(leaves.subList(0, k)), naiveRoot(leaves.subList(k, leaves.size())));
    }
}
