# What Shiny Server does with /srv/shiny-server/NAME/app.R, for the app that is there; kept bookmarks are where it keeps them.
library(shiny)
bookmarks <- "/var/lib/shiny-server/bookmarks/shiny"
saved <- function(id, callback) {
  folder <- file.path(bookmarks, id)
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  callback(folder)
}
shinyOptions(save.interface = saved, load.interface = function(id, callback) callback(file.path(bookmarks, id)))
app <- c(if (file.exists("/srv/shiny-server/app.R")) "/srv/shiny-server", dirname(Sys.glob("/srv/shiny-server/*/app.R")))
runApp(app[[1]], host = "0.0.0.0", port = 3838, launch.browser = FALSE)
