package org.brightline.language.learned.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real model of a few hundred bytes, with its tokenizer: each word adds its own numbers to the outputs. Written by hand in the
 * form of ONNX, https://onnx.ai/onnx/repo-docs/IR.html, so that no tool of another language is needed.
 */
final class TinyModel {
    /** A word that the tokenizer knows and the model does not: to be shown it makes the model fail. */
    static final String BREAKS = "breaks";

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int FLOAT16 = 10;

    private final Map<String, float[]> words = new LinkedHashMap<>();
    private final int outputs;
    private List<String> inputs = List.of("input_ids");
    private Object tokens = "tokens";
    private String output = "logits";
    private boolean openOutput;
    private boolean halves;
    private int places;
    private boolean marks;

    /** With so many outputs, all 0 for words that are not known. */
    TinyModel(int outputs) {
        this.outputs = outputs;
        for (String word : List.of("[UNK]", "[CLS]", "[SEP]")) {
            words.put(word, new float[outputs]);
        }
    }

    /** With what a word adds to each output. */
    TinyModel word(String word, double... adds) {
        float[] row = new float[outputs];
        for (int i = 0; i < adds.length; i++) {
            row[i] = (float) adds[i];
        }
        words.put(word, row);
        return this;
    }

    /** With these inputs, of which the first counts. */
    TinyModel inputs(String... names) {
        inputs = List.of(names);
        return this;
    }

    /** For a fixed number of tokens. */
    TinyModel forTokens(int number) {
        tokens = number;
        return this;
    }

    /** With this name of the output. */
    TinyModel output(String name) {
        output = name;
        return this;
    }

    /** With as many outputs as there are tokens, which shows only when it runs. */
    TinyModel openOutput() {
        openOutput = true;
        return this;
    }

    /** With outputs of 16 bits. */
    TinyModel halves() {
        halves = true;
        return this;
    }

    /** For no more than so many tokens, which shows only when it runs. */
    TinyModel places(int most) {
        places = most;
        return this;
    }

    /** With a mark before and after each text. */
    TinyModel marks() {
        marks = true;
        return this;
    }

    /** Writes both files into a folder. */
    void write(Path folder, String model, String tokenizer) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(model), onnx());
        Files.writeString(folder.resolve(tokenizer), tokenizer());
    }

    /** The tokenizer: words in lower case, between spaces. */
    String tokenizer() {
        List<String> known = new ArrayList<>(words.keySet());
        String vocabulary = known.stream()
                .map(word -> "\"" + word + "\":" + known.indexOf(word))
                .collect(Collectors.joining(","));
        return """
                {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],
                 "normalizer":{"type":"Lowercase"},"pre_tokenizer":{"type":"Whitespace"},
                 "post_processor":%s,"decoder":null,
                 "model":{"type":"WordLevel","vocab":{%s,"%s":9999},"unk_token":"[UNK]"}}
                """.formatted(
                        marks ? "{\"type\":\"BertProcessing\",\"sep\":[\"[SEP]\",2],\"cls\":[\"[CLS]\",1]}" : "null",
                        vocabulary,
                        BREAKS);
    }

    /** The model: look each token up in a table, and add up over the tokens. */
    byte[] onnx() {
        ByteBuffer table =
                ByteBuffer.allocate(words.size() * outputs * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        words.values().forEach(row -> {
            for (float add : row) {
                table.putFloat(add);
            }
        });
        ByteBuffer axis =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(1);
        Message graph = new Message();
        if (openOutput) {
            graph.add(1, node("Cast", output, inputs.getFirst()).add(5, attribute("to", FLOAT)));
        } else {
            String sum = places > 0 || halves ? "sum" : output;
            graph.add(1, node("Gather", "rows", "table", inputs.getFirst()))
                    .add(1, node("ReduceSum", sum, "rows", "axis").add(5, attribute("keepdims", 0)))
                    .add(5, tensor("table", FLOAT, table.array(), words.size(), outputs))
                    .add(5, tensor("axis", INT64, axis.array(), 1));
            if (places > 0) {
                addPlaces(graph);
            } else if (halves) {
                graph.add(1, node("Cast", output, sum).add(5, attribute("to", FLOAT16)));
            }
        }
        graph.add(2, "tiny");
        inputs.forEach(name -> graph.add(11, value(name, INT64, "texts", tokens)));
        graph.add(12, value(output, halves ? FLOAT16 : FLOAT, "texts", openOutput ? "tokens" : (Object) outputs));
        return new Message()
                .add(1, 8)
                .add(7, graph)
                .add(8, new Message().add(2, 13))
                .bytes();
    }

    /** Adds to the sum what stands in a table at the number of tokens: nothing, and no row for too many. */
    private void addPlaces(Message graph) {
        byte[] nothing = new byte[(places + 1) * outputs * Float.BYTES];
        graph.add(1, node("Shape", "shape", inputs.getFirst()))
                .add(1, node("Gather", "number", "shape", "axis"))
                .add(1, node("Gather", "place", "places", "number"))
                .add(1, node("Add", output, "sum", "place"))
                .add(5, tensor("places", FLOAT, nothing, places + 1, outputs));
    }

    private static Message node(String type, String result, String... arguments) {
        Message node = new Message();
        for (String argument : arguments) {
            node.add(1, argument);
        }
        return node.add(2, result).add(4, type);
    }

    private static Message attribute(String name, int value) {
        return new Message().add(1, name).add(3, value).add(20, 2);
    }

    private static Message tensor(String name, int type, byte[] content, int... sizes) {
        Message tensor = new Message();
        for (int size : sizes) {
            tensor.add(1, size);
        }
        return tensor.add(2, type).add(8, name).add(9, content);
    }

    private static Message value(String name, int type, Object... sizes) {
        Message shape = new Message();
        for (Object size : sizes) {
            shape.add(
                    1, size instanceof Integer number ? new Message().add(1, number) : new Message().add(2, "" + size));
        }
        return new Message()
                .add(1, name)
                .add(2, new Message().add(1, new Message().add(1, type).add(2, shape)));
    }

    /** A message of Protocol Buffers: fields, each a number and a value. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message add(int field, long value) {
            number((long) field << 3);
            number(value);
            return this;
        }

        Message add(int field, byte[] value) {
            number((long) field << 3 | 2);
            number(value.length);
            out.writeBytes(value);
            return this;
        }

        Message add(int field, String value) {
            return add(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message add(int field, Message value) {
            return add(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void number(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
