# Old Faithful's waiting times. "Bookmark" keeps the settings under an address of their own.
library(shiny)

enableBookmarking("server")

ui <- function(request) {
  fluidPage(
    titlePanel("Old Faithful"),
    sliderInput("bins", "Number of bins", min = 1, max = 50, value = 30),
    bookmarkButton(),
    textOutput("told"),
    plotOutput("histogram")
  )
}

server <- function(input, output, session) {
  output$told <- renderText(paste(nrow(faithful), "waiting times in", input$bins, "bins"))
  output$histogram <- renderPlot(hist(faithful$waiting, breaks = input$bins, main = NULL, xlab = "minutes"))
}

shinyApp(ui, server)
