package org.brightline.language.learned.session;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a model off in the middle: one of its inner results becomes its only output, and what it is not made of is left out.
 *
 * <p>The numbers of fields are those of {@code onnx.proto} of the ONNX project, version 3 of its intermediate representation and later.
 */
final class ModelCut {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_OUTPUT = 12;
    private static final int GRAPH_VALUE = 13;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int INITIALIZER_NAME = 8;
    private static final int VALUE_NAME = 1;
    private static final int VALUE_TYPE = 2;
    private static final int TYPE_TENSOR = 1;
    private static final int TENSOR_ELEMENT = 1;
    private static final int FLOAT = 1;

    private ModelCut() {}

    /**
     * The model up to an inner result of numbers.
     *
     * @param model the bytes of an ONNX file
     * @param result the name of the result, one of an output of a node
     * @throws IOException when these bytes are no model, or it has no such result
     */
    static byte[] upTo(byte[] model, String result) throws IOException {
        UnknownFieldSet whole = fields(ByteString.copyFrom(model));
        List<ByteString> graphs = whole.getField(MODEL_GRAPH).getLengthDelimitedList();
        if (graphs.isEmpty()) {
            throw new IOException("These bytes are no model: they hold no graph.");
        }
        UnknownFieldSet graph = fields(graphs.getFirst());
        Map<ByteString, UnknownFieldSet> makers = new HashMap<>();
        for (ByteString node : graph.getField(GRAPH_NODE).getLengthDelimitedList()) {
            UnknownFieldSet fields = fields(node);
            fields.getField(NODE_OUTPUT).getLengthDelimitedList().forEach(output -> makers.put(output, fields));
        }
        ByteString wanted = ByteString.copyFromUtf8(result);
        if (!makers.containsKey(wanted)) {
            throw new IOException("The model has no inner result " + result + ".");
        }
        Set<ByteString> needed = needed(wanted, makers);
        UnknownFieldSet cut = graph.toBuilder()
                .clearField(GRAPH_NODE)
                .addField(GRAPH_NODE, some(graph.getField(GRAPH_NODE), NODE_OUTPUT, needed))
                .clearField(GRAPH_INITIALIZER)
                .addField(GRAPH_INITIALIZER, some(graph.getField(GRAPH_INITIALIZER), INITIALIZER_NAME, needed))
                .clearField(GRAPH_VALUE)
                .addField(GRAPH_VALUE, some(graph.getField(GRAPH_VALUE), VALUE_NAME, needed))
                .clearField(GRAPH_OUTPUT)
                .addField(GRAPH_OUTPUT, one(numbers(wanted)))
                .build();
        return whole.toBuilder()
                .clearField(MODEL_GRAPH)
                .addField(MODEL_GRAPH, one(cut))
                .build()
                .toByteArray();
    }

    /** A result and all that it is made of. */
    private static Set<ByteString> needed(ByteString result, Map<ByteString, UnknownFieldSet> makers) {
        Set<ByteString> needed = new HashSet<>(Set.of(result));
        Deque<ByteString> open = new ArrayDeque<>(needed);
        while (!open.isEmpty()) {
            UnknownFieldSet maker = makers.get(open.pop());
            if (maker != null) {
                for (ByteString input : maker.getField(NODE_INPUT).getLengthDelimitedList()) {
                    if (needed.add(input)) {
                        open.push(input);
                    }
                }
            }
        }
        return needed;
    }

    private static UnknownFieldSet.Field some(UnknownFieldSet.Field all, int nameField, Set<ByteString> needed)
            throws IOException {
        UnknownFieldSet.Field.Builder some = UnknownFieldSet.Field.newBuilder();
        for (ByteString one : all.getLengthDelimitedList()) {
            List<ByteString> names = fields(one).getField(nameField).getLengthDelimitedList();
            if (names.stream().anyMatch(needed::contains)) {
                some.addLengthDelimited(one);
            }
        }
        return some.build();
    }

    /** The declaration of a result of numbers, of a shape that is not told. */
    private static UnknownFieldSet numbers(ByteString name) {
        UnknownFieldSet tensor = UnknownFieldSet.newBuilder()
                .addField(
                        TENSOR_ELEMENT,
                        UnknownFieldSet.Field.newBuilder().addVarint(FLOAT).build())
                .build();
        return UnknownFieldSet.newBuilder()
                .addField(
                        VALUE_NAME,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(name)
                                .build())
                .addField(
                        VALUE_TYPE,
                        one(UnknownFieldSet.newBuilder()
                                .addField(TYPE_TENSOR, one(tensor))
                                .build()))
                .build();
    }

    private static UnknownFieldSet.Field one(UnknownFieldSet message) {
        return UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(message.toByteString())
                .build();
    }

    private static UnknownFieldSet fields(ByteString bytes) throws IOException {
        CodedInputStream in = bytes.newCodedInput();
        in.setSizeLimit(Integer.MAX_VALUE);
        UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();
        return fields.mergeFrom(in).build();
    }
}
