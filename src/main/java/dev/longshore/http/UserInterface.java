package dev.longshore.http;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Swagger UI at the root. All its links are relative, so it works below any prefix. */
@Hidden
@RestController
final class UserInterface {

    @Open
    @GetMapping(path = "/", produces = "text/html;charset=utf-8")
    ResponseEntity<Resource> index() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=utf-8"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("ui/index.html"));
    }

    /** Its files: ours, and those of the webjar. */
    @Configuration(proxyBeanMethods = false)
    static class Files implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            String version = new WebJarVersionLocator().version("swagger-ui");
            registry.addResourceHandler("/swagger-ui/**")
                    .addResourceLocations(
                            "classpath:/ui/", "classpath:/META-INF/resources/webjars/swagger-ui/" + version + "/")
                    .setCacheControl(CacheControl.noCache());
        }
    }
}
