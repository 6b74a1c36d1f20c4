// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IOrders} from "../../src/market/IOrders.sol";
import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {IRepair} from "../../src/storage/IRepair.sol";
import {IServedBytes} from "../../src/storage/IServedBytes.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Signatures} from "../support/Signatures.sol";
import {NetworkBooks} from "./NetworkBooks.sol";

/// @title Three clients, a gateway, eight miners, two TEE workers and a stranger, in any order.
/// @dev An action that should fail and goes through fails the run; one that may fail is caught. `done` counts what went
/// through, so that a run in which nothing happens does not pass for one in which nothing breaks.
contract NetworkActors is NetworkBooks {
    mapping(bytes4 action => uint256 count) public done;
    uint256 private chainTime;

    /// @dev Chain time is kept here and not left to what forge keeps between two calls of a run.
    modifier onTime() {
        if (chainTime != 0) vm.warp(chainTime);
        _;
        chainTime = vm.getBlockTimestamp();
    }

    function build() external {
        deployNetwork(false);
        openGroup(0);
        openGroup(1);
        // Half the samples: the money is the same and a campaign takes half the time.
        vm.prank(GOVERNOR);
        parameters.set(Parameter.SampleCount, 32);
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            addMiner(uint8(miner % 3), 2);
            registerProofKeys(miner, 0);
            registerProofKeys(miner, 1);
        }
        // The last client is poor: some of its orders are not covered.
        for (uint256 i = 0; i < CLIENTS; i++) {
            deposit(i, i == 2 ? 1e11 : 10 ether);
        }
    }

    // --- clients and the gateway ---

    function deposit(uint256 who, uint256 amount) public onTime {
        amount = bound(amount, 1, 10 ether);
        fund(client(who), amount);
        deposited[client(who)] += amount;
        done[this.deposit.selector]++;
    }

    function place(uint256 who, uint256 size, uint256 code, uint256 term, uint256 premium) public onTime {
        uint8 k = uint8(bound(code, 2, 4));
        uint8 n = uint8(bound(code >> 8, k, MINERS));
        IOrders.Terms memory terms = termsOf(uint32(bound(size, 1, 4_000)), k, n, uint16(bound(term, 7, 40)));
        terms.price += uint128(bound(premium, 0, terms.price));
        uint256 before = vault.balanceOf(client(who));
        vm.prank(client(who));
        try orders.place(terms) returns (uint32 id) {
            assertEq(before - vault.balanceOf(client(who)), orders.order(id).cost, "place locks the cost");
            done[this.place.selector]++;
        } catch (bytes memory reason) {
            assertEq(bytes32(bytes4(reason)), bytes32(IVault.BalanceTooLow.selector), "place refused");
        }
    }

    function draw(uint256 which) public onTime {
        vm.prank(STRANGER);
        try orders.draw(recentOrder(which)) {
            done[this.draw.selector]++;
        } catch {}
    }

    /// @param tamper one in four is altered first, which nobody may get away with
    function activate(uint256 which, uint256 tamper) public onTime {
        uint32 id = recentOrder(which);
        if (id == 0 || orders.order(id).state != IOrders.OrderState.Drawn) return;
        IDeals.Activation memory activation = activationOf(id);
        if (tamper % 4 == 0) assertFalse(activates(altered(activation, tamper >> 2)), "an altered activation");
        if (activates(activation)) {
            done[this.activate.selector]++;
            assertFalse(activates(activation), "an order became two deals");
        }
    }

    /// @notice A whole upload, so that runs get to the deals.
    function upload(uint256 who, uint256 size, uint256 code, uint256 term) external onTime {
        place(who, size, code, term, 0);
        jump(0, 61);
        draw(0);
        activate(0, 1);
    }

    function veto(uint256 which, uint256 who, uint256 slot) external onTime {
        uint32 id = recentOrder(which);
        if (id == 0) return;
        IOrders.Order memory order = orders.order(id);
        address by = who % 3 == 0 ? STRANGER : who % 3 == 1 ? GATEWAY : order.owner;
        vm.prank(by);
        try orders.veto(id, uint8(bound(slot, 0, order.n))) {
            assertTrue(by != STRANGER, "a stranger vetoed");
            done[this.veto.selector]++;
        } catch {}
    }

    function cancel(uint256 which, uint256 who) external onTime {
        uint32 id = recentOrder(which);
        if (id == 0) return;
        address by = who % 4 == 0 ? STRANGER : who % 4 == 1 ? GATEWAY : orders.ownerOf(id);
        vm.prank(by);
        try orders.cancel(id) {
            assertEq(by, orders.ownerOf(id), "somebody else cancelled");
            done[this.cancel.selector]++;
        } catch {}
    }

    function expire(uint256 which) external onTime {
        uint32 id = recentOrder(which);
        uint256 cost = id == 0 ? 0 : orders.order(id).cost;
        uint256 before = vault.balanceOf(STRANGER);
        vm.prank(STRANGER);
        try orders.expire(id) {
            uint256 wage = vault.balanceOf(STRANGER) - before;
            assertLe(wage, cost / 1_000, "more than a tenth of the draw fee");
            bounties += wage;
            done[this.expire.selector]++;
        } catch {}
    }

    /// @param how 0: nobody's permission, 1: the owner's signature sent by a stranger, else the owner itself
    function remove(uint256 which, uint256 how) external onTime {
        uint32 id = recentOrder(which);
        if (id == 0 || orders.order(id).state != IOrders.OrderState.Active) return;
        IDeals.Deal memory deal = deals.deal(id);
        uint32[] memory numbers = holdingsOf(id);
        uint256 deadline = vm.getBlockTimestamp();
        bytes memory signature = how % 3 == 0
            ? Signatures.removal(deals.domainSeparator(), secret("thief", 0), id, deadline)
            : Signatures.removal(deals.domainSeparator(), keyOf(deal.owner), id, deadline);
        vm.prank(how % 3 > 1 ? deal.owner : STRANGER);
        try deals.remove(id, numbers, deadline, how % 3 > 1 ? bytes("") : signature) {
            assertTrue(how % 3 != 0, "removed without permission");
            done[this.remove.selector]++;
        } catch {}
    }

    function claim(uint256 which) external onTime {
        vm.prank(STRANGER);
        try deals.claim(recentOrder(which)) {
            done[this.claim.selector]++;
        } catch {}
    }

    function compensate(uint256 which) external onTime {
        uint32 id = recentOrder(which);
        if (id == 0 || orders.order(id).state != IOrders.OrderState.Active) return;
        uint256 owed = penalties.claimable(id);
        vm.prank(STRANGER);
        assertEq(penalties.claim(id), owed, "claim pays what it said");
        compensated[orders.ownerOf(id)] += owed;
        if (owed != 0) done[this.compensate.selector]++;
    }

    // --- miners ---

    /// @notice A miner, or somebody for it, pays what it owes, or one wei of it.
    function topUp(uint256 which, uint256 amount) external onTime {
        uint32 miner = minerOf(which);
        address payer = minerAccount(miner);
        if (amount % 2 == 0) amount = 1;
        uint256 before = vault.balanceOf(payer);
        vm.prank(payer);
        try registry.topUp(miner, amount) returns (uint256 taken) {
            assertLe(taken, amount, "more than was offered");
            assertEq(before - vault.balanceOf(payer), taken, "topUp takes what it says");
            collected[miner] -= int256(taken);
            done[this.topUp.selector]++;
        } catch {}
    }

    /// @notice The rest of the day's windows, one after the other; miner i answers where bit i of `awake` is set.
    /// @param tamper one in four tries an altered proof first
    function audit(uint256 awake, uint256 tamper) external onTime {
        uint256 day = parameters.today();
        for (uint8 window = 0; window < 24; window++) {
            uint256 seeded = randomness.seededAt(day, window);
            if (seeded > vm.getBlockTimestamp()) vm.warp(seeded);
            for (uint32 miner = 1; miner <= MINERS; miner++) {
                if (awake >> miner & 1 == 1) answer(miner, window, tamper >> miner);
            }
        }
    }

    function answer(uint32 miner, uint8 window, uint256 tamper) private {
        if (deals.rateOf(miner) == 0) return;
        try audits.challenge(miner, window) returns (IAuditRounds.Challenge memory asked) {
            if (asked.duty == IAuditRounds.Duty.None || asked.proven) return;
            if (asked.closesAt < vm.getBlockTimestamp()) return;
        } catch {
            return; // a window without a beat
        }
        (IAuditRounds.Submission memory submission, bool possible) = submissionOf(miner, window);
        if (!possible) return;
        if (tamper & 3 == 0) assertFalse(proves(alteredProof(submission, tamper >> 2)), "an altered proof");
        assertTrue(proves(submission), "an honest proof was refused");
        if (tamper & 3 == 1) assertFalse(proves(submission), "a proof counted twice");
        done[this.audit.selector]++;
    }

    /// @notice A miner closes dead ranges, one in four times in another miner's name.
    function fill(uint256 which, uint256 who) external onTime {
        uint32 miner = minerOf(which);
        for (uint8 group = 0; group < 2; group++) {
            (bool any, uint32 hole, uint32 mover) = nextFill(miner, group);
            if (!any) continue;
            address by = minerAccount(who % 4 == 0 ? miner % MINERS + 1 : miner);
            uint32[] memory holes = new uint32[](1);
            uint32[] memory movers = new uint32[](1);
            (holes[0], movers[0]) = (hole, mover);
            vm.prank(by);
            try deals.fill(miner, group, holes, movers) {
                assertEq(by, minerAccount(miner), "somebody else moved a miner's holdings");
                done[this.fill.selector]++;
            } catch {}
        }
    }

    /// @dev The first dead holding and what may close it: itself where it is last, the last one where it fits, else the
    /// one behind it.
    function nextFill(uint32 miner, uint8 group) private view returns (bool any, uint32 hole, uint32 mover) {
        IDeals.Holding[] memory all = holdingsOfBucket(miner, group);
        uint256 end = deals.buckets(miner)[group].end;
        uint256 today = parameters.today();
        while (hole < all.length && (all[hole].sectors == 0 || all[hole].endDay > today)) hole++;
        if (hole == all.length) return (false, 0, 0);
        uint256 stop = uint256(all[hole].start) + all[hole].sectors;
        for (uint32 i = 0; i < all.length; i++) {
            if (all[i].sectors == 0) continue;
            bool last = uint256(all[i].start) + all[i].sectors == end;
            if (last && (i == hole || all[i].sectors <= all[hole].sectors)) return (true, hole, i);
            if (all[i].start == stop) mover = i;
        }
        return (true, hole, mover);
    }

    function collect(uint256 which) external onTime {
        uint32 miner = minerOf(which);
        vm.prank(STRANGER);
        collected[miner] += int256(deals.collect(miner));
        done[this.collect.selector]++;
    }

    function settle(uint256 which) external onTime {
        uint256 before = vault.balanceOf(STRANGER);
        vm.startPrank(STRANGER);
        deals.roll(minerOf(which));
        audits.poke(minerOf(which));
        deals.collectTreasury();
        vm.stopPrank();
        bounties += vault.balanceOf(STRANGER) - before;
        done[this.settle.selector]++;
    }

    // --- losses, exits and repair ---

    /// @notice A miner gives up a slot, one in four times somebody else's.
    function lose(uint256 which, uint256 slot, uint256 who) public onTime {
        (uint32 id, uint8 index, uint32 holder) = slotOf(which, slot);
        if (holder == 0) return;
        address by = who % 4 == 0 ? minerAccount(holder % MINERS + 1) : minerAccount(holder);
        vm.prank(by);
        try losses.report(id, index) {
            assertEq(by, minerAccount(holder), "somebody else gave a slot up");
            done[this.lose.selector]++;
        } catch {}
    }

    /// @notice A miner leaves for good, shrinks or grows; one in four times somebody else tries.
    function depart(uint256 which, uint256 how, uint256 who) public onTime {
        uint32 miner = minerOf(which);
        // Three miners stay, or nothing would be left to do.
        if (how % 3 == 0 && miner > 3) return;
        bytes memory data = abi.encodeCall(registry.exit, (miner));
        if (how % 3 == 1) data = abi.encodeCall(registry.shrink, (miner, 1));
        if (how % 3 == 2) data = abi.encodeCall(registry.grow, (miner, 1));
        address by = who % 4 == 0 ? STRANGER : minerAccount(miner);
        uint256 before = vault.balanceOf(minerAccount(miner));
        vm.prank(by);
        (bool ok,) = address(registry).call(data);
        assertTrue(!ok || by != STRANGER, "a stranger decided for a miner");
        collected[miner] += int256(vault.balanceOf(minerAccount(miner))) - int256(before);
        if (ok) done[this.depart.selector]++;
    }

    function withdrawCollateral(uint256 which) public onTime {
        uint32 miner = minerOf(which);
        vm.prank(STRANGER);
        try registry.withdraw(miner) returns (uint256 amount) {
            collected[miner] += int256(amount);
            done[this.withdrawCollateral.selector]++;
        } catch {}
    }

    function openRepair(uint256 which, uint256 slot) public onTime {
        (uint32 id, uint8 index, uint32 holder) = slotOf(which, slot);
        if (holder == 0) return;
        settleDays(holder);
        address owner = orders.ownerOf(id);
        uint256 ofOwner = vault.balanceOf(owner);
        if (opens(id, index)) done[this.openRepair.selector]++;
        compensated[owner] += vault.balanceOf(owner) - ofOwner;
    }

    function opens(uint32 id, uint8 index) private returns (bool) {
        uint256 promised = repair.slotOf(id, index).bounty;
        int256[] memory balances = minerBalances();
        uint32 number = holdingNumber(id, index);
        uint256 before = vault.balanceOf(STRANGER);
        vm.prank(STRANGER);
        try repair.open(id, index, number) {
            uint256 paid = bookMiners(balances); // a bounty that was proven for is paid on the way
            uint256 wage = vault.balanceOf(STRANGER) - before;
            bounties += wage;
            repaid += paid + wage;
            forfeited += repair.slotOf(id, index).bounty + paid + wage - promised;
            return true;
        } catch {
            return false;
        }
    }

    function settleDays(uint32 miner) private {
        uint256 before = vault.balanceOf(STRANGER);
        vm.prank(STRANGER);
        audits.poke(miner);
        bounties += vault.balanceOf(STRANGER) - before;
    }

    /// @param tamper one in three alters what the drawn miner and worker signed first
    function fillRepair(uint256 which, uint256 slot, uint256 tamper) public onTime {
        (uint32 id, uint8 index,) = slotOf(which, slot);
        if (id == 0) return;
        IRepair.Slot memory before = repair.slotOf(id, index);
        uint256 ofOwner = vault.balanceOf(orders.ownerOf(id));
        uint256 ofStranger = vault.balanceOf(STRANGER);
        vm.startPrank(STRANGER);
        if (before.state == IRepair.SlotState.Open) {
            skip(61);
            try repair.draw(id, index) {} catch {}
        }
        try repair.renew(id, index) {} catch {}
        vm.stopPrank();
        IRepair.Slot memory drawn = repair.slotOf(id, index);
        uint256 wage = vault.balanceOf(STRANGER) - ofStranger;
        bounties += wage;
        // what closed without a repair went to the keeper and the owner
        repaid += drawn.state == IRepair.SlotState.None ? before.bounty : wage;
        if (drawn.state == IRepair.SlotState.Drawn) {
            assertNotEq(drawn.miner, drawn.loser, "the loser repairs its own loss");
            complete(id, index, tamper);
        }
        compensated[orders.ownerOf(id)] += vault.balanceOf(orders.ownerOf(id)) - ofOwner;
    }

    function complete(uint32 id, uint8 index, uint256 tamper) private {
        IRepair.Completion memory completion = completionOf(id, index);
        if (tamper % 3 == 0) {
            IRepair.Completion memory copy = abi.decode(abi.encode(completion), (IRepair.Completion));
            if (tamper & 8 == 0) flip(copy.report, tamper >> 4);
            else flip(copy.tag, tamper >> 4);
            assertFalse(completes(copy), "an altered completion");
        }
        uint32 holder = deals.deal(id).miners[index];
        if (holder != 0) settleDays(holder);
        if (completes(completion)) {
            done[this.fillRepair.selector]++;
            assertFalse(completes(completion), "a slot was filled twice");
        }
    }

    function payRepair(uint256 which, uint256 slot) public onTime {
        (uint32 id, uint8 index,) = slotOf(which, slot);
        if (id == 0) return;
        uint256 bounty = repair.slotOf(id, index).bounty;
        int256[] memory balances = minerBalances();
        vm.prank(STRANGER);
        try repair.collect(id, index, uint16(parameters.today())) {
            assertEq(bookMiners(balances), bounty, "the bounty is paid");
            repaid += bounty;
            done[this.payRepair.selector]++;
        } catch {}
    }

    /// @notice Whoever may: a deal is given up, or a slot of one that is over is closed.
    function endRepair(uint256 which, uint256 slot) public onTime {
        (uint32 id, uint8 index,) = slotOf(which, slot);
        if (id == 0) return;
        address owner = orders.ownerOf(id);
        uint256 before = vault.balanceOf(owner);
        uint256 ofStranger = vault.balanceOf(STRANGER);
        uint256 bounty = repair.slotOf(id, index).bounty;
        int256[] memory balances = minerBalances();
        uint32[] memory numbers = holdingsOf(id);
        vm.startPrank(STRANGER);
        try repair.close(id, index) {
            repaid += bounty;
            bookMiners(balances);
            done[this.endRepair.selector]++;
        } catch {
            try repair.abandon(id, numbers) {
                assertTrue(deals.deal(id).state == IDeals.DealState.Lost, "not lost");
                done[this.abandoned.selector]++;
            } catch {}
        }
        vm.stopPrank();
        bounties += vault.balanceOf(STRANGER) - ofStranger;
        compensated[owner] += vault.balanceOf(owner) - before;
    }

    /// @notice A name for what `endRepair` counts.
    function abandoned() external {}

    function completes(IRepair.Completion memory completion) private returns (bool) {
        int256[] memory balances = minerBalances();
        vm.prank(STRANGER);
        try repair.complete(completion) {
            bookMiners(balances); // what stood behind the slot comes back to who lost it
            return true;
        } catch {
            return false;
        }
    }

    function minerBalances() private view returns (int256[] memory balances) {
        balances = new int256[](MINERS + 1);
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            balances[miner] = int256(vault.balanceOf(minerAccount(miner)));
        }
    }

    /// @dev Books what miners' accounts got since.
    function bookMiners(int256[] memory before) private returns (uint256 paid) {
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            int256 gained = int256(vault.balanceOf(minerAccount(miner))) - before[miner];
            collected[miner] += gained;
            paid += uint256(gained);
        }
    }

    /// @dev A slot of one of the last deals; id 0 where the order is none, holder 0 where the slot is empty.
    function slotOf(uint256 which, uint256 slot) private view returns (uint32 id, uint8 index, uint32 holder) {
        id = recentOrder(which);
        if (id == 0 || orders.order(id).state != IOrders.OrderState.Active) return (0, 0, 0);
        IDeals.Deal memory deal = deals.deal(id);
        index = uint8(slot % deal.n);
        holder = deal.miners[index];
    }

    // --- keepers ---

    /// @notice Somebody keeps the books of a miner; only one that does not pays for it, out of its collateral.
    function keepBooks(uint256 which, uint256 how) external onTime {
        uint32 miner = minerOf(which);
        uint256 before = vault.balanceOf(STRANGER);
        uint256 collateral = registry.standing(miner).collateral;
        bytes memory data =
            how % 2 == 0 ? abi.encodeCall(upkeep.roll, (miner)) : abi.encodeCall(upkeep.retire, (miner, 1));
        vm.prank(STRANGER);
        (bool ok,) = address(upkeep).call(data);
        uint256 wage = vault.balanceOf(STRANGER) - before;
        assertEq(wage, collateral - registry.standing(miner).collateral, "the miner pays what the keeper gets");
        assertLe(wage, collateral / 100, "more than a hundredth");
        bounties += wage;
        if (ok) done[this.keepBooks.selector]++;
    }

    /// @param how 0: ends the offer, else makes or changes one
    function offer(uint256 who, uint256 amount, uint256 how) public onTime {
        address account = client(who);
        vm.startPrank(account);
        if (how % 4 == 0) {
            try offers.withdraw() {} catch {}
        } else {
            amount = bound(amount, 0, vault.balanceOf(account) + 1);
            bool covered = amount <= vault.balanceOf(account);
            try offers.offer(amount, uint96(bound(how, 1, 1e9)), uint16(bound(how >> 8, 1, 8))) {
                assertTrue(covered, "a budget that is not covered");
                done[this.offer.selector]++;
            } catch {
                assertFalse(covered, "a covered budget was refused");
            }
        }
        vm.stopPrank();
    }

    function settleOffer(uint256 which) public onTime {
        uint32 id = recentOrder(which);
        if (id == 0 || orders.order(id).state != IOrders.OrderState.Active) return;
        address owner = orders.ownerOf(id);
        uint256 before = vault.balanceOf(STRANGER);
        uint256 wealth = vault.balanceOf(owner) + offers.offerOf(owner).rest;
        uint256 owed = penalties.claimable(id);
        vm.prank(STRANGER);
        try offers.settleDeal(id) {
            bounties += vault.balanceOf(STRANGER) - before;
            compensated[owner] += owed;
            assertGt(vault.balanceOf(owner) + offers.offerOf(owner).rest, wealth, "a settlement that costs its owner");
            done[this.settleOffer.selector]++;
        } catch {}
    }

    /// @notice A receipt of the owner for a miner, one in three for another miner or of somebody else.
    function attest(uint256 which, uint256 slot, uint256 forge) public onTime {
        (uint32 id, uint8 index, uint32 holder) = slotOf(which, slot);
        if (holder == 0 || parameters.today() == 0) return;
        uint16 day = uint16(parameters.today() - 1);
        uint32 miner = forge % 3 == 1 ? holder % MINERS + 1 : holder;
        uint256 key = forge % 3 == 2 ? secret("thief", 0) : keyOf(orders.ownerOf(id));
        IServedBytes.Receipt[] memory one = new IServedBytes.Receipt[](1);
        one[0] = IServedBytes.Receipt({
            deal: id,
            slot: index,
            amount: type(uint64).max,
            signature: Signatures.served(servedBytes.domainSeparator(), key, id, index, miner, day, type(uint64).max)
        });
        uint8 credit = registry.standing(miner).credit;
        uint16 last = servedBytes.lastDay(miner);
        try servedBytes.submit(miner, day, one) {
            assertEq(forge % 3, 0, "a forged receipt");
            assertLt(last, day, "a day counts once");
            assertLe(registry.standing(miner).credit - credit, 1, "one credit a day");
            done[this.attest.selector]++;
        } catch {
            assertEq(registry.standing(miner).credit, credit, "credit for nothing");
        }
    }

    // --- everybody ---

    function withdraw(uint256 who, uint256 amount) external onTime {
        address account = who % 2 == 0 ? client(who >> 1) : minerAccount(minerOf(who >> 1));
        uint256 available = vault.balanceOf(account);
        amount = bound(amount, 1, available + 1);
        vm.prank(account);
        try vault.withdraw(account, amount) {
            assertLe(amount, available, "withdrew beyond the balance");
            withdrawn[account] += amount;
            done[this.withdraw.selector]++;
        } catch {
            assertGt(amount, available, "a covered withdrawal was refused");
        }
    }

    function donate(uint256 amount) external onTime {
        amount = bound(amount, 0, 1 ether);
        vm.prank(COMMUNITY);
        token.transfer(address(vault), amount);
        donated += amount;
        done[this.donate.selector]++;
    }

    /// @notice Minutes, hours or days pass; in some windows no beat comes.
    function jump(uint256 kind, uint256 time) public onTime {
        uint256 longest = kind % 3 == 0 ? 10 minutes : kind % 3 == 1 ? 12 hours : 5 days;
        skip(bound(time, 60, longest));
        if (kind % 5 == 0) randomness.silence(parameters.today(), time % 24);
        done[this.jump.selector]++;
    }

    /// @notice Doors that are locked for everybody who may try them here.
    function attack(uint256 door, uint256 who, uint256 amount) external onTime {
        address by = who % 3 == 0 ? STRANGER : who % 3 == 1 ? client(who) : minerAccount(minerOf(who));
        bytes memory miner = abi.encodePacked(minerOf(amount));
        (address target, bytes memory data) = (address(vault), abi.encodeCall(IVault.release, (by, amount)));
        door %= 21;
        if (door == 1) data = abi.encodeCall(IVault.lock, (client(amount), amount));
        if (door == 2) data = abi.encodeCall(IVault.hand, (by, amount, by, amount));
        if (door == 3) data = abi.encodeCall(IVault.drawPool, (IVault.Pool.Storage, by, amount));
        if (door == 4) data = abi.encodeCall(IVault.addController, (by));
        if (door == 5) (target, data) = (address(orders), abi.encodeCall(orders.activate, (recentOrder(amount), 1)));
        if (door == 6) (target, data) = (address(deals), abi.encodeCall(deals.payToday, (minerOf(amount))));
        if (door == 7) (target, data) = (address(registry), abi.encodeCall(registry.occupy, (miner, 1)));
        if (door == 8) (target, data) = (address(registry), abi.encodeCall(registry.vacate, (minerOf(amount), 0)));
        if (door == 9) (target, data) = (address(parameters), abi.encodeCall(parameters.set, (Parameter.DrawFee, 10)));
        if (door == 11) (target, data) = (address(registry), abi.encodeCall(registry.fine, (minerOf(amount), 1)));
        if (door == 12) (target, data) = (address(registry), abi.encodeCall(registry.expel, (minerOf(amount))));
        if (door == 13) (target, data) = (address(registry), abi.encodeCall(registry.rate, (minerOf(amount), 255)));
        if (door == 14) {
            (target, data) = (address(penalties), abi.encodeCall(penalties.settled, (minerOf(amount), hex"0203", by)));
        }
        if (door == 16) {
            (target, data) = (address(registry), abi.encodeCall(registry.setAside, (minerOf(amount), 1, 10_000)));
        }
        if (door == 17) (target, data) = (address(registry), abi.encodeCall(registry.giveBack, (minerOf(amount), 1)));
        if (door == 18) {
            (target, data) =
            (address(deals), abi.encodeCall(deals.rehouse, (recentOrder(amount), 0, 0, minerOf(amount), 1)));
        }
        if (door == 19) {
            (target, data) = (address(deals), abi.encodeCall(deals.lose, (recentOrder(amount), new uint32[](2))));
        }
        if (door == 20) {
            (target, data) = (address(penalties), abi.encodeCall(penalties.served, (minerOf(amount))));
        }
        if (door == 15) {
            (target, data) = (address(penalties), abi.encodeCall(penalties.debtPaid, (minerOf(amount), amount)));
        }
        if (door == 10) {
            (target, data) = (address(directory), abi.encodeCall(directory.register, ("EraSettlement", by)));
        }
        vm.prank(by);
        (bool entered,) = target.call(data);
        assertFalse(entered, "somebody entered a locked door");
        done[this.attack.selector]++;
    }

    function activates(IDeals.Activation memory activation) private returns (bool) {
        vm.prank(STRANGER);
        try deals.activate(activation) {
            return true;
        } catch {
            return false;
        }
    }

    function proves(IAuditRounds.Submission memory submission) private returns (bool) {
        IAuditRounds.Submission[] memory one = new IAuditRounds.Submission[](1);
        one[0] = submission;
        vm.prank(STRANGER);
        try audits.prove(one) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev A bit of the reports or the tags, or the size that everybody signed.
    function altered(IDeals.Activation memory activation, uint256 seed)
        private
        pure
        returns (IDeals.Activation memory copy)
    {
        copy = abi.decode(abi.encode(activation), (IDeals.Activation));
        if (seed % 3 == 0) flip(copy.reports, seed >> 2);
        if (seed % 3 == 1) flip(copy.tags, seed >> 2);
        if (seed % 3 == 2) copy.root = ~copy.root;
    }

    function alteredProof(IAuditRounds.Submission memory submission, uint256 seed)
        private
        view
        returns (IAuditRounds.Submission memory copy)
    {
        copy = abi.decode(abi.encode(submission), (IAuditRounds.Submission));
        if (seed % 3 == 0) flip(copy.proof, seed >> 2);
        if (seed % 3 == 1) copy.miner = copy.miner % MINERS + 1;
        if (seed % 3 == 2) copy.keys = minerKeys(copy.miner % MINERS + 1, 0);
    }

    function flip(bytes memory data, uint256 seed) private pure {
        uint256 position = seed % data.length;
        data[position] = data[position] ^ bytes1(uint8(1 << (seed >> 128) % 8));
    }

    /// @dev One of the last six orders, 0 where there is none.
    function recentOrder(uint256 seed) private view returns (uint32) {
        uint32 count = orders.orderCount();
        return count == 0 ? 0 : count - uint32(seed % (count < 6 ? count : 6));
    }

    function minerOf(uint256 seed) private pure returns (uint32) {
        return uint32(seed % MINERS) + 1;
    }

    function keyOf(address account) private pure returns (uint256) {
        for (uint256 i = 0; i < CLIENTS; i++) {
            if (client(i) == account) return clientKey(i);
        }
        revert("not a client");
    }
}
