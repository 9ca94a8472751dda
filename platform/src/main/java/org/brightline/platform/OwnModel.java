package org.brightline.platform;

import java.io.IOException;
import java.nio.file.Path;
import org.brightline.language.learned.onnx.OnnxModel;
import org.brightline.platform.reading.ReadingSettings;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Opens the operator's own model, if there is one, before anything else is begun: a wrong file is told at once and alone. */
final class OwnModel implements ApplicationContextInitializer<GenericApplicationContext> {
    @Override
    public void initialize(GenericApplicationContext context) {
        String description = Binder.get(context.getEnvironment())
                .bindOrCreate("brightline.reading", ReadingSettings.class)
                .model();
        if (description.isEmpty()) {
            return;
        }
        try {
            OnnxModel model = OnnxModel.open(Path.of(description));
            context.registerBean(
                    "ownModel", OnnxModel.class, () -> model, definition -> definition.setDestroyMethodName("close"));
        } catch (IOException e) {
            // Spring logs any other failure with its trace; this one is for the operator, and whoever called start says
            // it.
            AbandonedRunException refusal = new AbandonedRunException();
            refusal.initCause(e);
            throw refusal;
        }
    }
}
