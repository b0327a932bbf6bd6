            </main>
        </div>
    </div>
</section>
</body>
</html>
