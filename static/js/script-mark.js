// Tells the stylesheets that scripts run: controls that need one appear, their plain stand-ins go.
document.documentElement.classList.add("has-script");
