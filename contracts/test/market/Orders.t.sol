// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IOrders} from "../../src/market/IOrders.sol";
import {IVault} from "../../src/token/IVault.sol";
import {TeeRegistryDouble} from "./Doubles.sol";
import {Packed} from "../support/Packed.sol";
import {MarketFixture} from "./MarketFixture.sol";

/// @title Place, draw, veto, cancel, expire, activate.
contract OrdersTest is MarketFixture {
    function setUp() public {
        deployMarket("mainnet");
        registerMany(30, 0, 10);
        vm.warp(GENESIS + 10 days + 1_234);
    }

    // --- place ---

    function test_placingLocksTheWholeCost() public {
        IOrders.Terms memory wanted = terms(4, 6);
        IOrders.Quote memory quote = orders.quote(wanted);
        // 1 GiB in 4 data fragments: 32 segments of 270,601 sectors.
        assertEq(quote.sectors, 32 * 270_601);
        assertEq(quote.price, 0.01 ether);
        uint256 fragmentBytes = quote.sectors * 31;
        assertEq(quote.rate, (0.01 ether * fragmentBytes + (1 << 30) - 1) / (1 << 30));
        // Day 10 + 1 + 364 = 375, then up to the next multiple of 7.
        assertEq(quote.endDay, 378);
        assertEq(quote.cost, quote.rate * 6 * (378 - 11));
        assertEq(quote.expiresAt, GENESIS + 378 days);

        vm.expectEmit(address(orders));
        emit IOrders.OrderPlaced(1, client, gateway, wanted, uint80(quote.rate), 378, quote.cost);
        vm.prank(client);
        uint32 id = orders.place(wanted);
        assertEq(id, 1);
        assertEq(orders.orderCount(), 1);
        assertEq(orders.ownerOf(1), client);
        assertEq(orders.minersOf(1).length, 0);
        assertEq(vault.escrowOf(address(orders)), quote.cost);
        assertEq(vault.balanceOf(client), 10_000_000 ether - quote.cost);

        IOrders.Order memory placed = orders.order(1);
        assertTrue(placed.state == IOrders.OrderState.Placed);
        assertEq(placed.cost, quote.cost);
        assertEq(placed.placedDay, 10);
        uint256 next = uint256(10 days + 1_234) / 60 + 1;
        assertEq(placed.drawBeat, next);
        assertEq(placed.deadline, GENESIS + next * 60 + 3_600);
    }

    /// @dev Everything that is packed comes back, over the whole range of every field.
    function testFuzz_ordersComeBackAsPlaced(
        uint256 size,
        uint256 k,
        uint256 n,
        uint16 regions,
        address via,
        uint256 price,
        uint256 term,
        uint256 day
    ) public {
        IOrders.Terms memory wanted;
        day = bound(day, 11, 40_000);
        vm.warp(GENESIS + day * 1 days + size % 1 days);
        wanted.size = uint32(bound(size, 1, 1 << 30));
        wanted.n = uint8(bound(n, 2, 32));
        wanted.k = uint8(bound(k, 2, wanted.n));
        wanted.regions = regions == 0 ? 1 : regions;
        wanted.gateway = via == address(0) ? address(1) : via;
        wanted.termDays = uint16(bound(term, 28, 65_535 - day - 10));
        wanted.price = uint128(bound(price, orders.price(), 1 ether));
        IOrders.Quote memory quote = orders.quote(wanted);
        fund(stranger, quote.cost);
        vm.prank(stranger);
        uint32 id = orders.place(wanted);
        assertEq(vault.balanceOf(stranger), 0);
        IOrders.Order memory placed = orders.order(id);
        assertEq(placed.id, id);
        assertEq(placed.owner, stranger);
        assertEq(placed.gateway, wanted.gateway);
        assertEq(placed.k, wanted.k);
        assertEq(placed.n, wanted.n);
        assertEq(placed.replacements, 0);
        assertEq(placed.regions, wanted.regions);
        assertEq(placed.placedDay, day);
        assertEq(placed.endDay, quote.endDay);
        assertEq(placed.endDay % 7, 0);
        assertGe(placed.endDay, day + 1 + wanted.termDays);
        assertLt(placed.endDay, day + 1 + wanted.termDays + 7);
        assertEq(placed.size, wanted.size);
        assertEq(placed.rate, quote.rate);
        assertEq(placed.cost, quote.cost);
        assertEq(placed.drawBeat, (vm.getBlockTimestamp() - GENESIS) / 60 + 1);
        assertEq(placed.worker, 0);
        assertEq(placed.tiKey, 0);
    }

    function test_badTermsAreRefused() public {
        IOrders.Terms memory good = terms(4, 6);
        IOrders.Terms memory bad = copy(good);
        bad.size = 0;
        refused(bad, abi.encodeWithSelector(IOrders.SizeOutOfRange.selector, 1, 1 << 30, 0));
        bad.size = (1 << 30) + 1;
        refused(bad, abi.encodeWithSelector(IOrders.SizeOutOfRange.selector, 1, 1 << 30, (1 << 30) + 1));
        bad = copy(good);
        (bad.k, bad.n) = (1, 6);
        refused(bad, abi.encodeWithSelector(IOrders.CodeOutOfRange.selector, 1, 6));
        (bad.k, bad.n) = (7, 6);
        refused(bad, abi.encodeWithSelector(IOrders.CodeOutOfRange.selector, 7, 6));
        (bad.k, bad.n) = (2, 33);
        refused(bad, abi.encodeWithSelector(IOrders.CodeOutOfRange.selector, 2, 33));
        bad = copy(good);
        bad.termDays = 27;
        refused(bad, abi.encodeWithSelector(IOrders.TermTooShort.selector, 28, 27));
        bad.termDays = 65_530;
        refused(bad, abi.encodeWithSelector(IOrders.TermTooLong.selector, 65_535, 65_541));
        bad = copy(good);
        bad.regions = 0;
        refused(bad, abi.encodeWithSelector(IOrders.RegionsEmpty.selector));
        bad = copy(good);
        bad.price -= 1;
        refused(bad, abi.encodeWithSelector(IOrders.PriceTooLow.selector, 0.01 ether, 0.01 ether - 1));
        bad.price = type(uint128).max;
        vm.expectPartialRevert(IOrders.OrderRateTooHigh.selector);
        orders.quote(bad);
        bad = copy(good);
        bad.gateway = address(0);
        vm.expectRevert(IOrders.GatewayMissing.selector);
        orders.place(bad);
        // A quote asks for no gateway, and for no price.
        bad.price = 0;
        assertEq(orders.quote(bad).cost, orders.quote(good).cost);
        assertEq(vault.escrowOf(address(orders)), 0);
    }

    function test_placingNeedsTheMoney() public {
        IOrders.Terms memory wanted = terms(4, 6);
        uint256 cost = orders.quote(wanted).cost;
        fund(stranger, cost - 1);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, stranger, cost, cost - 1));
        orders.place(wanted);
    }

    // --- draw ---

    function test_theBeatAfterPlacingDraws() public {
        uint32 id = place(4, 12);
        uint256 drawBeat = orders.order(id).drawBeat;
        // A beat that was there before does not count.
        beats.post(drawBeat - 1, "known");
        vm.expectRevert(abi.encodeWithSelector(IOrders.BeatMissing.selector, id, drawBeat));
        orders.draw(id);

        beat(id, 1);
        vm.prank(stranger);
        orders.draw(id);
        IOrders.Order memory drawn = orders.order(id);
        assertTrue(drawn.state == IOrders.OrderState.Drawn);
        assertEq(drawn.miners.length, 12);
        assertEq(drawn.tiKey, 5);
        assertGt(drawn.worker, 0);
        assertEq(drawn.deadline, vm.getBlockTimestamp() + 21_600);
        bytes32 seed = keccak256(abi.encode(keccak256(abi.encode("beat", 1)), id, 0));
        uint32[] memory expected = registry.draw(seed, 0xffff, 12, 32 * 270_601, none());
        assertEq(keccak256(abi.encode(expected)), keccak256(abi.encode(drawn.miners)));
        assertEq(keccak256(abi.encode(expected)), keccak256(abi.encode(orders.minersOf(id))));
        (uint16 worker,) = teeRegistry.drawWorker(keccak256(abi.encode(seed)), 0);
        assertEq(drawn.worker, worker);

        vm.expectRevert(wrongState(id, IOrders.OrderState.Placed, IOrders.OrderState.Drawn));
        orders.draw(id);
    }

    function test_aLaterBeatDrawsWhereOneWasSkipped() public {
        uint32 id = place(4, 6);
        uint256 drawBeat = orders.order(id).drawBeat;
        vm.warp(GENESIS + (drawBeat + 3) * 60);
        beats.post(drawBeat + 3, "late");
        orders.draw(id);
        assertTrue(orders.order(id).state == IOrders.OrderState.Drawn);
    }

    function testFuzz_everyCodeIsDrawnAndRead(uint256 n, uint256 value) public {
        registerMany(10, 3, 5);
        n = bound(n, 2, 32);
        uint32 id = place(2, uint8(n));
        beat(id, value);
        orders.draw(id);
        uint32[] memory miners = orders.minersOf(id);
        assertEq(miners.length, n);
        for (uint256 i = 0; i < n; i++) {
            assertGt(miners[i], 0);
            for (uint256 j = 0; j < i; j++) {
                assertNotEq(miners[i], miners[j]);
            }
        }
    }

    function test_withoutCandidatesTheOrderEndsWithoutFee() public {
        IOrders.Terms memory wanted = terms(4, 31);
        uint256 before = vault.balanceOf(client);
        vm.prank(client);
        uint32 id = orders.place(wanted);
        beat(id, 1);
        uint256 cost = orders.order(id).cost;
        vm.expectEmit(address(orders));
        emit IOrders.CandidatesRanOut(id, 31, 30);
        vm.expectEmit(address(orders));
        emit IOrders.OrderCancelled(id, cost, 0);
        orders.draw(id);
        assertTrue(orders.order(id).state == IOrders.OrderState.Cancelled);
        assertEq(vault.balanceOf(client), before);
        assertEq(vault.escrowOf(address(orders)), 0);
    }

    function test_withoutTeeWorkerTheOrderEndsWithoutFee() public {
        uint32 id = place(4, 6);
        beat(id, 1);
        teeRegistry.set(0, false);
        orders.draw(id);
        assertTrue(orders.order(id).state == IOrders.OrderState.Cancelled);
        assertEq(vault.balanceOf(client), 10_000_000 ether);
    }

    function test_aFaultOfTheTeeRegistryIsNotAnExcuse() public {
        uint32 id = place(4, 6);
        beat(id, 1);
        teeRegistry.set(3, true);
        vm.expectRevert(TeeRegistryDouble.Broken.selector);
        orders.draw(id);
    }

    /// @dev The owner would save the fee by a draw that runs out of gas inside the TeeRegistry.
    function testFuzz_littleGasEndsNoOrder(uint256 gasLimit) public {
        uint32 id = place(4, 6);
        beat(id, 1);
        gasLimit = bound(gasLimit, 20_000, 300_000);
        try orders.draw{gas: gasLimit}(id) {} catch {}
        assertTrue(orders.order(id).state != IOrders.OrderState.Cancelled);
    }

    // --- veto ---

    function test_aVetoDrawsAnotherOperatorFromTheNextBeat() public {
        uint32 id = placeAndDraw(4, 12);
        uint32[] memory before = orders.minersOf(id);
        uint16 worker = orders.order(id).worker;
        skip(90);
        vm.expectEmit(address(orders));
        emit IOrders.SlotVetoed(id, 9, before[9], 1);
        vm.prank(gateway);
        orders.veto(id, 9);

        IOrders.Order memory vetoed = orders.order(id);
        assertTrue(vetoed.state == IOrders.OrderState.Placed);
        assertEq(vetoed.replacements, 1);
        assertEq(vetoed.miners[9], 0);
        assertEq(vetoed.worker, worker);
        assertEq(vetoed.drawBeat, (vm.getBlockTimestamp() - GENESIS) / 60 + 1);
        assertEq(vetoed.deadline, vm.getBlockTimestamp() + 3_600);
        vm.expectRevert(abi.encodeWithSelector(IOrders.BeatMissing.selector, id, vetoed.drawBeat));
        orders.draw(id);

        beat(id, 2);
        orders.draw(id);
        uint32[] memory miners = orders.minersOf(id);
        assertEq(orders.order(id).worker, worker);
        for (uint256 i = 0; i < 12; i++) {
            if (i != 9) assertEq(miners[i], before[i]);
            else assertNotEq(miners[i], before[i]);
            for (uint256 j = 0; j < i; j++) {
                assertNotEq(registry.miner(miners[i]).operator, registry.miner(miners[j]).operator);
            }
        }
    }

    /// @dev Every slot of every word of lanes, by both parties.
    function testFuzz_anySlotIsReplaced(uint256 n, uint256 slot, bool byOwner) public {
        registerMany(10, 3, 5);
        n = bound(n, 2, 32);
        slot = bound(slot, 0, n);
        uint32 id = placeAndDraw(2, uint8(n));
        IOrders.Order memory before = orders.order(id);
        vm.prank(byOwner ? client : gateway);
        orders.veto(id, uint8(slot));
        beat(id, 7);
        orders.draw(id);
        IOrders.Order memory drawn = orders.order(id);
        for (uint256 i = 0; i < n; i++) {
            if (i == slot) assertNotEq(drawn.miners[i], before.miners[i]);
            else assertEq(drawn.miners[i], before.miners[i]);
        }
        if (slot == n) assertNotEq(drawn.worker, before.worker);
        else assertEq(drawn.worker, before.worker);
    }

    function test_theWorkerIsVetoedLikeAMiner() public {
        uint32 id = placeAndDraw(4, 6);
        uint16 worker = orders.order(id).worker;
        vm.expectEmit(address(orders));
        emit IOrders.WorkerVetoed(id, worker, 1);
        vm.prank(client);
        orders.veto(id, 6);
        assertEq(orders.order(id).worker, 0);
        assertEq(orders.order(id).tiKey, 0);
        beat(id, 3);
        orders.draw(id);
        assertNotEq(orders.order(id).worker, 0);
        assertNotEq(orders.order(id).worker, worker);
    }

    function test_vetoesHaveABudget() public {
        uint32 small = placeAndDraw(4, 6);
        uint32 large = placeAndDraw(4, 12);
        vetoAndDraw(small, 0);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IOrders.ReplacementsSpent.selector, small, 1));
        orders.veto(small, 6);
        vetoAndDraw(large, 0);
        vetoAndDraw(large, 12);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IOrders.ReplacementsSpent.selector, large, 2));
        orders.veto(large, 1);
    }

    function test_vetoesAreChecked() public {
        uint32 id = place(4, 6);
        vm.startPrank(client);
        vm.expectRevert(wrongState(id, IOrders.OrderState.Drawn, IOrders.OrderState.Placed));
        orders.veto(id, 0);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrderUnknown.selector, 99));
        orders.veto(99, 0);
        vm.stopPrank();
        beat(id, 1);
        orders.draw(id);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OnlyParty.selector, id, client, gateway, address(this)));
        orders.veto(id, 0);
        vm.startPrank(client);
        vm.expectRevert(abi.encodeWithSelector(IOrders.SlotOutOfRange.selector, 6, 7));
        orders.veto(id, 7);
        uint256 deadline = orders.order(id).deadline;
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IOrders.DeadlinePassed.selector, id, deadline, deadline + 1));
        orders.veto(id, 0);
    }

    function test_aReplacementThatNobodyCanTakeEndsTheOrderWithoutFee() public {
        uint32 id = placeAndDraw(4, 30);
        vm.prank(client);
        orders.veto(id, 3);
        beat(id, 2);
        vm.expectEmit(address(orders));
        emit IOrders.CandidatesRanOut(id, 1, 0);
        orders.draw(id);
        assertEq(vault.balanceOf(client), 10_000_000 ether);
        // The only TEE worker was vetoed.
        teeRegistry.set(1, false);
        id = placeAndDraw(4, 6);
        vm.prank(client);
        orders.veto(id, 6);
        beat(id, 3);
        orders.draw(id);
        assertTrue(orders.order(id).state == IOrders.OrderState.Cancelled);
        assertEq(vault.balanceOf(client), 10_000_000 ether);
    }

    // --- cancel and expire ---

    function test_cancellingIsFreeUntilTheBeat() public {
        uint32 id = place(4, 6);
        vm.warp(GENESIS + uint256(orders.order(id).drawBeat) * 60 - 1);
        uint256 cost = orders.order(id).cost;
        vm.expectEmit(address(orders));
        emit IOrders.OrderCancelled(id, cost, 0);
        vm.prank(client);
        orders.cancel(id);
        assertEq(vault.balanceOf(client), 10_000_000 ether);
        assertEq(vault.balanceOf(GOVERNOR), 0);
        assertTrue(orders.order(id).state == IOrders.OrderState.Cancelled);
    }

    function test_aDrawThatCanBeForeseenCostsTheFee() public {
        uint32 id = place(4, 6);
        vm.warp(GENESIS + uint256(orders.order(id).drawBeat) * 60);
        cancelsWithFee(id);
    }

    function test_aDrawnOrderCostsTheFee() public {
        cancelsWithFee(placeAndDraw(4, 6));
    }

    function test_aVetoedOrderCostsTheFeeBeforeItsNextBeatToo() public {
        uint32 id = placeAndDraw(4, 6);
        vm.prank(client);
        orders.veto(id, 0);
        cancelsWithFee(id);
    }

    function test_onlyTheOwnerCancelsAndOnlyOnce() public {
        uint32 id = place(4, 6);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OnlyOwner.selector, id, client, gateway));
        orders.cancel(id);
        vm.startPrank(client);
        orders.cancel(id);
        vm.expectRevert(wrongState(id, IOrders.OrderState.Placed, IOrders.OrderState.Cancelled));
        orders.cancel(id);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrderUnknown.selector, 2));
        orders.cancel(2);
        vm.expectRevert(wrongState(id, IOrders.OrderState.Placed, IOrders.OrderState.Cancelled));
        orders.draw(id);
    }

    function test_anyoneExpiresAfterTheDeadline() public {
        uint32 undrawn = place(4, 6);
        uint32 drawn = placeAndDraw(4, 6);
        uint256 wage;
        for (uint256 i = 0; i < 2; i++) {
            uint32 id = i == 0 ? undrawn : drawn;
            IOrders.Order memory open = orders.order(id);
            vm.warp(open.deadline);
            vm.startPrank(stranger);
            vm.expectRevert(abi.encodeWithSelector(IOrders.NotExpired.selector, id, open.deadline, open.deadline));
            orders.expire(id);
            vm.warp(open.deadline + 1);
            uint256 before = vault.balanceOf(client);
            orders.expire(id);
            vm.expectRevert(wrongState(id, IOrders.OrderState.Placed, IOrders.OrderState.Cancelled));
            orders.expire(id);
            vm.stopPrank();
            assertEq(vault.balanceOf(client) - before, open.cost - open.cost / 100);
            assertEq(vault.balanceOf(stranger), wage += open.cost / 100 / 10, "a tenth of the draw fee");
        }
        assertEq(vault.escrowOf(address(orders)), 0);
    }

    // --- activate ---

    function test_activationHandsTheDaysThatAreLeft() public {
        uint32 id = placeAndDraw(4, 6);
        IOrders.Order memory drawn = orders.order(id);
        uint256 before = vault.balanceOf(client);
        vm.prank(DEALS);
        IOrders.Activated memory given = orders.activate(id, 13);
        assertTrue(orders.order(id).state == IOrders.OrderState.Active);
        IOrders.Activated memory expected = IOrders.Activated({
            owner: client,
            size: drawn.size,
            k: 4,
            n: 6,
            endDay: 378,
            worker: drawn.worker,
            tiKey: drawn.tiKey,
            rate: drawn.rate,
            miners: Packed.ids(drawn.miners)
        });
        assertGt(drawn.worker, 0);
        assertEq(keccak256(abi.encode(given)), keccak256(abi.encode(expected)));
        // Days 11 and 12 come back.
        assertEq(vault.escrowOf(DEALS), uint256(drawn.rate) * 6 * (378 - 13));
        assertEq(vault.balanceOf(client) - before, uint256(drawn.rate) * 6 * 2);
        assertEq(vault.escrowOf(address(orders)), 0);
    }

    function testFuzz_activationIsExact(uint256 startDay, uint256 size, uint256 n) public {
        IOrders.Terms memory wanted = terms(2, uint8(bound(n, 2, 30)));
        wanted.size = uint32(bound(size, 1, 1 << 30));
        vm.prank(client);
        uint32 id = orders.place(wanted);
        beat(id, 1);
        orders.draw(id);
        IOrders.Order memory drawn = orders.order(id);
        startDay = bound(startDay, 11, drawn.endDay - 1);
        vm.prank(DEALS);
        IOrders.Activated memory given = orders.activate(id, uint16(startDay));
        assertEq(vault.escrowOf(DEALS), uint256(drawn.rate) * drawn.n * (drawn.endDay - startDay));
        assertEq(vault.escrowOf(DEALS) + vault.balanceOf(client), 10_000_000 ether);
        assertEq(keccak256(given.miners), keccak256(Packed.ids(drawn.miners)));
    }

    function test_activationIsChecked() public {
        uint32 id = place(4, 6);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OnlyDeals.selector, DEALS, address(this)));
        orders.activate(id, 11);
        vm.startPrank(DEALS);
        vm.expectRevert(wrongState(id, IOrders.OrderState.Drawn, IOrders.OrderState.Placed));
        orders.activate(id, 11);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrderUnknown.selector, 7));
        orders.activate(7, 11);
        vm.stopPrank();
        beat(id, 1);
        orders.draw(id);
        vm.startPrank(DEALS);
        // Today was never paid for, and the term ends before day 378.
        vm.expectRevert(abi.encodeWithSelector(IOrders.StartDayOutOfRange.selector, id, 11, 377, 10));
        orders.activate(id, 10);
        vm.expectRevert(abi.encodeWithSelector(IOrders.StartDayOutOfRange.selector, id, 11, 377, 378));
        orders.activate(id, 378);
        orders.activate(id, 377);
        vm.expectRevert(wrongState(id, IOrders.OrderState.Drawn, IOrders.OrderState.Active));
        orders.activate(id, 377);
        vm.stopPrank();
        vm.prank(client);
        vm.expectRevert(wrongState(id, IOrders.OrderState.Placed, IOrders.OrderState.Active));
        orders.cancel(id);
    }

    function test_unknownOrdersAreNamed() public {
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrderUnknown.selector, 1));
        orders.order(1);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrderUnknown.selector, 0));
        orders.ownerOf(0);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrderUnknown.selector, 1));
        orders.minersOf(1);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrderUnknown.selector, 1));
        orders.draw(1);
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrderUnknown.selector, 1));
        orders.expire(1);
    }

    // --- price ---

    function test_theDaysFirstOrderFixesItsPrice() public {
        place(4, 6);
        assertEq(orders.price(), 0.01 ether);
        vm.prank(GOVERNOR);
        parameters.set(Parameter.BasePrice, 0.02 ether);
        assertEq(orders.price(), 0.01 ether);
        skip(1 days);
        assertEq(orders.price(), 0.0105 ether);
        skip(1 days);
        assertEq(orders.price(), 0.011025 ether);
        place(4, 6);
        skip(1 days);
        assertEq(orders.price(), 0.01157625 ether);
        skip(40 days);
        assertEq(orders.price(), 0.02 ether);
        vm.prank(GOVERNOR);
        parameters.set(Parameter.BasePrice, 0.0109 ether);
        assertEq(orders.price(), 0.0109 ether);
    }

    function test_thePriceRisesWithUtilisation() public {
        for (uint32 id = 1; id <= 30; id++) {
            occupy(id, capacity(10) / 2);
        }
        // 1 + 1 * 0.5^2
        assertApproxEqRel(orders.price(), 0.0125 ether, 1e10);
    }

    // --- helpers ---

    function refused(IOrders.Terms memory bad, bytes memory cause) private {
        vm.expectRevert(cause);
        orders.quote(bad);
        vm.prank(client);
        vm.expectRevert(cause);
        orders.place(bad);
    }

    function copy(IOrders.Terms memory from) private pure returns (IOrders.Terms memory) {
        return abi.decode(abi.encode(from), (IOrders.Terms));
    }

    function cancelsWithFee(uint32 id) private {
        uint256 cost = orders.order(id).cost;
        vm.expectEmit(address(orders));
        emit IOrders.OrderCancelled(id, cost - cost / 100, cost / 100);
        vm.prank(client);
        orders.cancel(id);
        assertEq(vault.balanceOf(client), 10_000_000 ether - cost / 100);
        assertEq(vault.balanceOf(GOVERNOR), cost / 100);
        assertEq(vault.escrowOf(address(orders)), 0);
    }

    function test_dealsGivesASlotToAnotherMiner() public {
        registerMany(20, 0, 1);
        uint32 id = placeAndDraw(4, 12);
        vm.startPrank(DEALS);
        vm.expectRevert(wrongState(id, IOrders.OrderState.Active, IOrders.OrderState.Drawn));
        orders.replace(id, 0, 99);
        orders.activate(id, uint16(orders.order(id).placedDay + 1));
        uint32[] memory expected = orders.minersOf(id);
        for (uint8 slot = 0; slot < 12; slot += 11) {
            orders.replace(id, slot, 90 + slot);
            expected[slot] = 90 + slot;
        }
        orders.replace(id, 5, 0);
        expected[5] = 0;
        vm.expectRevert(abi.encodeWithSelector(IOrders.SlotOutOfRange.selector, 11, 12));
        orders.replace(id, 12, 99);
        vm.stopPrank();
        assertEq(keccak256(abi.encode(orders.minersOf(id))), keccak256(abi.encode(expected)));
        vm.expectRevert(abi.encodeWithSelector(IOrders.OnlyDeals.selector, DEALS, client));
        vm.prank(client);
        orders.replace(id, 0, 99);
    }

    function vetoAndDraw(uint32 id, uint8 slot) private {
        vm.prank(client);
        orders.veto(id, slot);
        beat(id, slot);
        orders.draw(id);
    }

    function wrongState(uint32 id, IOrders.OrderState expected, IOrders.OrderState actual)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(IOrders.OrderStateWrong.selector, id, expected, actual);
    }
}
