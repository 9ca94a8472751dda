import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Raises the class files of a jar to the version of Java 8, with the stack maps that it asks for. picocli ships class files of
 * Java 5; the JVM verifies those by its slow old way at every start and takes none into its AOT cache, which costs each command a tenth
 * of a second. Source: The Java Virtual Machine Specification, §4.10.
 */
final class RaiseClassFiles {
    private static final int JAVA_8 = 52;

    private RaiseClassFiles() {}

    static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            Path jar = Path.of(argument);
            Path raised = jar.resolveSibling(jar.getFileName() + ".raised");
            raise(jar, raised);
            Files.move(raised, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void raise(Path from, Path to) throws IOException {
        try (URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
                JarFile jar = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            ClassFile files = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry entry : Collections.list(jar.entries())) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? raised(files, bytes) : bytes);
                out.closeEntry();
            }
        }
    }

    private static byte[] raised(ClassFile files, byte[] bytes) {
        ClassModel old = files.parse(bytes);
        if (old.majorVersion() >= JAVA_8) {
            return bytes;
        }
        // A body that is taken over unread would keep its lack of stack maps, so each instruction passes through.
        CodeTransform through = CodeTransform.ofStateful(() -> (code, element) -> code.with(element));
        return files.transformClass(
                old,
                ClassTransform.transformingMethodBodies(through)
                        .andThen(ClassTransform.endHandler(raised -> raised.withVersion(JAVA_8, 0))));
    }
}
