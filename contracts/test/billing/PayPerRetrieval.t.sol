// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {IPayPerRetrieval} from "../../src/billing/IPayPerRetrieval.sol";
import {IRetrievalLedger} from "../../src/billing/IRetrievalLedger.sol";
import {IVault} from "../../src/token/IVault.sol";
import {BillingFixture} from "./BillingFixture.sol";

/// @title Channels and vouchers: what is paid, and every fraud that a signature, a sum or a clock has to stop.
contract PayPerRetrievalTest is BillingFixture {
    address private constant HOLDER = address(0xa11ce);
    uint256 private constant WORK = 1;
    uint96 private constant PRICE = 1_000;

    address private buyer;
    uint256 private buyerKey;
    uint64 private channel;

    function setUp() external {
        deployBilling();
        (buyer, buyerKey) = makeAccount("buyer");
        fund(buyer, 100 ether);
        openCertificate(HOLDER, WORK, PRICE);
        openCertificate(HOLDER, 2, 3 * PRICE);
        skip(10 * DAY);
        channel = open(1 ether);
    }

    function test_retrievalsArePaidToHolderAndGateway() external {
        uint256 time = vm.getBlockTimestamp();
        bytes memory records =
            bytes.concat(record(WORK, PRICE, time, 0), record(2, 3 * PRICE, time, 0), record(WORK, PRICE, time, 0));
        vm.expectEmit(address(ledger));
        emit IRetrievalLedger.Retrieved(channel, buyer, GATEWAY, 0, records);
        settle(settlementOf(buyerKey, channel, 5 * PRICE, records));
        assertEq(vault.balanceOf(GATEWAY), 5 * PRICE / 20);
        assertEq(revenue.inboxOf(WORK), 2 * PRICE * 19 / 20);
        assertEq(revenue.inboxOf(2), 3 * PRICE * 19 / 20);
        assertEq(vault.escrowOf(address(retrievals)), 1 ether - 5 * PRICE);
        IPayPerRetrieval.Channel memory known = retrievals.channelOf(channel);
        assertEq(known.paid, 5 * PRICE);
        assertEq(known.count, 3);
        assertEq(ledger.count(), 3);
    }

    /// @notice The same values and bytes as in RetrievalRecordTest.
    function test_theBytesOfJava() external pure {
        assertEq(
            record(7, 123_456_789_012_345_678, 1_800_000_000, 1),
            bytes32(0x00000000070000000001b69b4ba630f34e0000000000010000006b49d2000001)
        );
    }

    function test_vouchersGoOnWhereTheLastOneEnded() external {
        uint256 time = vm.getBlockTimestamp();
        settle(settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time, 0)));
        skip(60);
        settle(settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time + 60, 0)));
        assertEq(retrievals.channelOf(channel).count, 2);
        assertEq(ledger.count(), 2);
    }

    function test_aVoucherCountsOnce() external {
        IPayPerRetrieval.Settlement memory first =
            settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, vm.getBlockTimestamp(), 0));
        settle(first);
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.NothingToSettle.selector, 1));
        settle(first);
        first.count = 2; // no longer what the buyer signed
        vm.expectPartialRevert(IPayPerRetrieval.VoucherRejected.selector);
        settle(first);
    }

    /// @dev Fraud: a buyer settles an older voucher just before its gateway settles a batch, which would fail as a whole.
    function test_aBuyerInFrontOfABatchHoldsUpNothing() external {
        (uint64 second, IPayPerRetrieval.Settlement[] memory batch) = batchOfTwo();
        bytes memory records = batch[0].records;
        settle(settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, vm.getBlockTimestamp(), 0)));
        vm.expectEmit(address(ledger));
        emit IRetrievalLedger.Retrieved(channel, buyer, GATEWAY, 1, part(records, 32, 96)); // and the first one not twice
        vm.prank(GATEWAY);
        assertEq(retrievals.settle(batch), 2);
        assertEq(retrievals.channelOf(channel).paid, 5 * PRICE);
        assertEq(retrievals.channelOf(channel).count, 3);
        assertEq(retrievals.channelOf(channel).digest, digestOf(bytes32(0), records));
        assertEq(retrievals.channelOf(second).paid, PRICE);
        assertEq(ledger.count(), 4);
    }

    /// @dev Fraud: the voucher in front contradicts the one that the gateway has. The buyer may cheat the gateway, no other channel.
    function test_aBuyerThatContradictsItselfHoldsUpNoOtherChannel() external {
        (uint64 second, IPayPerRetrieval.Settlement[] memory batch) = batchOfTwo();
        uint256 time = vm.getBlockTimestamp();
        settle(settlementOf(buyerKey, channel, 9 * PRICE, one(WORK, 9 * PRICE, time, 0)));
        vm.prank(GATEWAY);
        assertEq(retrievals.settle(batch), 1);
        assertEq(retrievals.channelOf(channel).count, 1);
        assertEq(retrievals.channelOf(channel).paid, 9 * PRICE);
        assertEq(retrievals.channelOf(second).paid, PRICE);
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.NothingToSettle.selector, 2));
        vm.prank(GATEWAY);
        retrievals.settle(batch);
    }

    /// @notice Wherever somebody settled in between, the channel ends up the same.
    function testFuzz_recordsThatOverlapCountOnce(uint256 before, uint256 from) external {
        bytes memory all = mixed(8, vm.getBlockTimestamp());
        before = bound(before, 1, 7);
        from = bound(from, 0, before);
        bytes memory head = part(all, 0, 32 * before);
        IPayPerRetrieval.Settlement memory whole = settlementOf(buyerKey, channel, 16 * PRICE, all);
        settle(settlementOf(buyerKey, channel, sumOf(before), head));
        whole.records = part(all, 32 * from, all.length);
        settle(whole);
        assertEq(retrievals.channelOf(channel).digest, digestOf(bytes32(0), all));
        assertEq(retrievals.channelOf(channel).paid, 16 * PRICE);
        assertEq(ledger.count(), 8);
        assertEq(revenue.inboxOf(WORK) + revenue.inboxOf(2) + vault.balanceOf(GATEWAY), 16 * PRICE);
    }

    function test_recordsWithAGapAndCountsBelowTheRecords() external {
        bytes memory records = one(WORK, PRICE, vm.getBlockTimestamp(), 0);
        IPayPerRetrieval.Settlement memory settlement = settlementOf(buyerKey, channel, PRICE, records);
        settlement.count = 2;
        refused(abi.encodeWithSelector(IPayPerRetrieval.VoucherCountWrong.selector, channel, 1, 2), settlement);
        settlement.count = 0;
        refused(abi.encodeWithSelector(IPayPerRetrieval.VoucherCountWrong.selector, channel, 1, 0), settlement);
    }

    function test_aVoucherOfAnotherChannelChainOrBuyer() external {
        uint64 second = open(1 ether);
        IPayPerRetrieval.Settlement memory settlement =
            settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, vm.getBlockTimestamp(), 0));
        settlement.channel = second;
        vm.expectPartialRevert(IPayPerRetrieval.VoucherRejected.selector);
        settle(settlement);
        settlement.channel = channel;
        vm.chainId(1);
        vm.expectPartialRevert(IPayPerRetrieval.VoucherRejected.selector);
        settle(settlement);
        vm.chainId(31_337);
        settlement.signature =
            signVoucher(uint256(keccak256("somebody")), settlement, digestOf(bytes32(0), settlement.records));
        vm.expectRevert(
            abi.encodeWithSelector(
                IPayPerRetrieval.VoucherRejected.selector, channel, buyer, vm.addr(uint256(keccak256("somebody")))
            )
        );
        settle(settlement);
        settlement.signature = bytes.concat(settlement.signature, hex"00");
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.VoucherRejected.selector, channel, buyer, address(0)));
        settle(settlement);
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.ChannelUnknown.selector, 99));
        settlement.channel = 99;
        settle(settlement);
    }

    function test_aBuyerDoesNotSettleAnotherVoucherInFrontOfTheOneItWasServedFor() external {
        uint256 time = vm.getBlockTimestamp();
        openCertificate(buyer, 3, 0); // a work of the buyer's own
        IPayPerRetrieval.Settlement memory served = settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time, 0));
        IPayPerRetrieval.Settlement memory cheap = settlementOf(buyerKey, channel, 0, one(3, 0, time, 0));
        bytes memory alone =
            abi.encodeWithSelector(IPayPerRetrieval.VoucherNotAccepted.selector, channel, GATEWAY, address(0));
        vm.expectRevert(alone);
        settleAs(buyer, cheap);
        cheap.signature = bytes.concat(cheap.signature, cheap.signature);
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.VoucherNotAccepted.selector, channel, GATEWAY, buyer));
        settleAs(buyer, cheap);
        vm.expectRevert(alone);
        settleAs(address(0xa), served);
        settle(served);
        assertEq(revenue.inboxOf(WORK), PRICE * 19 / 20);
    }

    function test_whoeverHasTheWordsOfBuyerAndGatewaySettles() external {
        uint256 time = vm.getBlockTimestamp();
        (address gateway, uint256 gatewayKey) = makeAccount("gateway");
        vm.prank(buyer);
        uint64 mine = retrievals.open(gateway, 1 ether, uint40(time + 2 * DAY));
        IPayPerRetrieval.Settlement memory served = settlementOf(buyerKey, mine, PRICE, one(WORK, PRICE, time, 0));
        bytes memory word = served.signature;
        bytes32 digest = digestOf(bytes32(0), served.records);
        served.signature = bytes.concat(word, signVoucher(gatewayKey, served, keccak256("other records")));
        vm.expectPartialRevert(IPayPerRetrieval.VoucherNotAccepted.selector);
        settleAs(address(0xa), served);
        bytes memory accepted = signVoucher(gatewayKey, served, digest);
        served.signature = bytes.concat(accepted, word); // the other way round
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.VoucherRejected.selector, mine, buyer, gateway));
        settleAs(address(0xa), served);
        served.signature = bytes.concat(word, accepted, hex"00");
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.VoucherRejected.selector, mine, buyer, address(0)));
        settleAs(address(0xa), served);
        served.signature = bytes.concat(word, accepted);
        settleAs(address(0xa), served);
        assertEq(vault.balanceOf(gateway), PRICE / 20, "the money goes where it belongs whoever calls");
        assertEq(retrievals.channelOf(mine).count, 1);
    }

    function test_anAlteredRecordIsNotWhatTheBuyerSigned() external {
        bytes memory records = one(WORK, PRICE, vm.getBlockTimestamp(), 0);
        IPayPerRetrieval.Settlement memory settlement = settlementOf(buyerKey, channel, PRICE, records);
        records[24] ^= 0x01; // bytes served
        vm.expectPartialRevert(IPayPerRetrieval.VoucherRejected.selector);
        settle(settlement);
    }

    function test_aVoucherThatDecreases() external {
        uint256 time = vm.getBlockTimestamp();
        settle(settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time, 0)));
        IPayPerRetrieval.Settlement memory settlement =
            settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time, 0));
        settlement.cumulative = PRICE - 1;
        settlement.signature =
            signVoucher(buyerKey, settlement, digestOf(retrievals.channelOf(channel).digest, settlement.records));
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.VoucherDecreases.selector, channel, PRICE, PRICE - 1));
        settle(settlement);
    }

    function test_aVoucherAboveTheDeposit() external {
        uint64 small = open(PRICE - 1);
        IPayPerRetrieval.Settlement memory settlement =
            settlementOf(buyerKey, small, PRICE, one(WORK, PRICE, vm.getBlockTimestamp(), 0));
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.VoucherOverdrawn.selector, small, PRICE - 1, PRICE));
        settle(settlement);
        vm.startPrank(buyer);
        retrievals.extend(small, 1, retrievals.channelOf(small).until);
        vm.stopPrank();
        settle(settlement);
    }

    function test_aSumThatTheRecordsDoNotGive() external {
        bytes memory records = one(WORK, PRICE, vm.getBlockTimestamp(), 0);
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.VoucherSumWrong.selector, channel, PRICE, PRICE + 1),
            settlementOf(buyerKey, channel, PRICE + 1, records)
        );
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.VoucherSumWrong.selector, channel, PRICE, 0),
            settlementOf(buyerKey, channel, 0, records)
        );
    }

    function test_buyerAndGatewayCannotAgreeOnLess() external {
        uint256 time = vm.getBlockTimestamp();
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.RetrievalUnderpriced.selector, channel, WORK, PRICE, PRICE - 1),
            settlementOf(buyerKey, channel, PRICE - 1, one(WORK, PRICE - 1, time, 0))
        );
        // nor call it a subscription
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.RetrievalNotCovered.selector, channel, WORK, buyer, time),
            settlementOf(buyerKey, channel, 0, one(WORK, 0, time, 1))
        );
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.RetrievalKindUnknown.selector, channel, 0, 2),
            settlementOf(buyerKey, channel, 0, one(WORK, 0, time, 2))
        );
        // what they agree on above the price is theirs to pay
        settle(settlementOf(buyerKey, channel, 2 * PRICE, one(WORK, 2 * PRICE, time, 0)));
    }

    /// @notice The price that a buyer saw stays the price until the notice is over, and a raise does not reach back.
    function test_aPriceRaisedInFrontOfABuyer() external {
        uint256 signed = vm.getBlockTimestamp();
        bytes memory records = one(WORK, PRICE, signed, 0);
        IPayPerRetrieval.Settlement memory settlement = settlementOf(buyerKey, channel, PRICE, records);
        vm.prank(HOLDER);
        terms.setTerms(WORK, IAccessTerms.Terms(10 * PRICE, 0, 0));
        settle(settlement);
        skip(notice());
        bytes memory late = one(WORK, PRICE, vm.getBlockTimestamp(), 0);
        settlement = settlementOf(buyerKey, channel, PRICE, late);
        vm.expectRevert(
            abi.encodeWithSelector(IPayPerRetrieval.RetrievalUnderpriced.selector, channel, WORK, 10 * PRICE, PRICE)
        );
        settle(settlement);
    }

    function test_aBlockedAccountPaysForNothingAndGetsNothing() external {
        uint256 served = vm.getBlockTimestamp();
        skip(10);
        address[] memory accounts = new address[](1);
        accounts[0] = buyer;
        vm.prank(HOLDER);
        terms.setStanding(WORK, IAccessTerms.Standing.Blocked, accounts);
        uint256 time = vm.getBlockTimestamp();
        settle(settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, served, 0)));
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.RetrievalNotAdmitted.selector, channel, WORK, buyer, time),
            settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time, 0))
        );
        // In one batch with records from before: the look-up is renewed where its answer ends.
        bytes memory both = bytes.concat(record(WORK, PRICE, served, 0), record(WORK, PRICE, time, 0));
        refusedFor(IPayPerRetrieval.RetrievalNotAdmitted.selector, settlementOf(buyerKey, channel, 2 * PRICE, both));
    }

    function test_timesOutOfOrderFromTheFutureOrTooOld() external {
        uint256 time = vm.getBlockTimestamp();
        IPayPerRetrieval.Settlement memory settlement =
            settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time + 1, 0));
        expectTime(0, time - window(), time, time + 1);
        settle(settlement);
        settlement = settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time - window() - 1, 0));
        expectTime(0, time - window(), time, time - window() - 1);
        settle(settlement);
        bytes memory records = bytes.concat(record(WORK, PRICE, time, 0), record(WORK, PRICE, time - 1, 0));
        settlement = settlementOf(buyerKey, channel, 2 * PRICE, records);
        expectTime(1, time, time, time - 1);
        settle(settlement);
        settle(settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time, 0)));
        settlement = settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time - 1, 0));
        expectTime(0, time, time, time - 1);
        settle(settlement);
    }

    function test_malformedAndOversizedBatches() external {
        uint256 time = vm.getBlockTimestamp();
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.RecordsMalformed.selector, 32, 0),
            settlementOf(buyerKey, channel, 0, "")
        );
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.RecordsMalformed.selector, 32, 33),
            settlementOf(buyerKey, channel, PRICE, bytes.concat(one(WORK, PRICE, time, 0), hex"00"))
        );
        refused(
            abi.encodeWithSelector(IPayPerRetrieval.RecordsLength.selector, 512, 513),
            settlementOf(buyerKey, channel, 513 * PRICE, many(513, time))
        );
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.SettlementsLength.selector, 1, 64, 0));
        retrievals.settle(new IPayPerRetrieval.Settlement[](0));
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.SettlementsLength.selector, 1, 64, 65));
        retrievals.settle(new IPayPerRetrieval.Settlement[](65));
        refused(settlementOf(buyerKey, channel, PRICE, one(77, PRICE, time, 0)));
    }

    function test_anExpiredChannelSettlesNothingAndGivesBack() external {
        uint40 until = retrievals.channelOf(channel).until;
        vm.expectRevert(
            abi.encodeWithSelector(IPayPerRetrieval.ChannelStillOpen.selector, channel, until, vm.getBlockTimestamp())
        );
        retrievals.close(channel);
        settle(settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, vm.getBlockTimestamp(), 0)));
        vm.warp(until);
        IPayPerRetrieval.Settlement memory late = settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, until, 0));
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.ChannelOver.selector, channel, until, until));
        settle(late);
        uint256 before = vault.balanceOf(buyer);
        assertEq(retrievals.close(channel), 1 ether - PRICE);
        assertEq(vault.balanceOf(buyer) - before, 1 ether - PRICE);
        assertEq(retrievals.close(channel), 0, "nothing comes back twice");
        assertEq(vault.escrowOf(address(retrievals)), 0);
        vm.prank(buyer);
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.ChannelOver.selector, channel, until, until));
        retrievals.extend(channel, 1, until + uint40(2 * DAY));
    }

    function test_aGatewayThatIsDoneSetsTheDepositFree() external {
        vm.expectRevert(abi.encodeWithSelector(IPayPerRetrieval.OnlyChannelGateway.selector, channel, GATEWAY, buyer));
        vm.prank(buyer);
        retrievals.finish(channel);
        vm.prank(GATEWAY);
        retrievals.finish(channel);
        assertEq(retrievals.close(channel), 1 ether);
    }

    function test_termsOfAChannel() external {
        uint256 time = vm.getBlockTimestamp();
        vm.startPrank(buyer);
        vm.expectRevert(IPayPerRetrieval.GatewayUnnamed.selector);
        retrievals.open(address(0), 1, uint40(time + 2 * DAY));
        vm.expectRevert(
            abi.encodeWithSelector(
                IPayPerRetrieval.ChannelTermOutOfRange.selector, time + DAY, time + 366 * DAY, time + DAY - 1
            )
        );
        retrievals.open(GATEWAY, 1, uint40(time + DAY - 1));
        vm.expectRevert(
            abi.encodeWithSelector(
                IPayPerRetrieval.ChannelTermOutOfRange.selector, time + DAY, time + 366 * DAY, time + 366 * DAY + 1
            )
        );
        retrievals.open(GATEWAY, 1, uint40(time + 366 * DAY + 1));
        uint256 balance = vault.balanceOf(buyer);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, buyer, balance + 1, balance));
        retrievals.open(GATEWAY, uint128(balance + 1), uint40(time + 2 * DAY));
        uint40 until = retrievals.channelOf(channel).until;
        vm.expectRevert(
            abi.encodeWithSelector(IPayPerRetrieval.ChannelTermOutOfRange.selector, until, time + 366 * DAY, until - 1)
        );
        retrievals.extend(channel, 0, until - 1); // the gateway counts on it
        vm.stopPrank();
        vm.expectRevert(
            abi.encodeWithSelector(IPayPerRetrieval.OnlyChannelBuyer.selector, channel, buyer, address(this))
        );
        retrievals.extend(channel, 0, until);
    }

    function test_gasOfARetrieval() external {
        uint256 time = vm.getBlockTimestamp();
        IPayPerRetrieval.Settlement[] memory batch = new IPayPerRetrieval.Settlement[](1);
        batch[0] = settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time, 0));
        vm.prank(GATEWAY);
        retrievals.settle(batch);
        batch[0] = settlementOf(buyerKey, channel, PRICE, one(WORK, PRICE, time, 0));
        uint256 single = gasOf(batch);
        batch[0] = settlementOf(buyerKey, channel, 500 * PRICE, many(500, time));
        uint256 amortised = gasOf(batch) / 500;
        vm.snapshotValue("billing", "settle, one retrieval", single);
        vm.snapshotValue("billing", "settle, a retrieval of 500 of one work", amortised);
        assertLe(amortised, 2_000);
        batch[0] = settlementOf(buyerKey, channel, 50 * 4 * PRICE, mixed(100, time));
        amortised = gasOf(batch) / 100;
        vm.snapshotValue("billing", "settle, a retrieval of 100, works alternating", amortised);
        assertLe(amortised, 15_000);
    }

    /// @dev With calldata and the transaction itself, as a receipt would show it.
    function gasOf(IPayPerRetrieval.Settlement[] memory batch) private returns (uint256 gas) {
        bytes memory call = abi.encodeCall(retrievals.settle, (batch));
        gas = 21_000;
        for (uint256 i; i < call.length; ++i) {
            gas += call[i] == 0 ? 4 : 16;
        }
        vm.prank(GATEWAY);
        retrievals.settle(batch);
        gas += vm.lastCallGas().gasTotalUsed;
    }

    /// @notice The ledger's events give its running hash, and its pages say where to begin.
    function test_theLedgerCanBeRebuilt() external {
        uint256 time = vm.getBlockTimestamp();
        bytes32 hash;
        for (uint256 i; i < 5; ++i) {
            vm.roll(100 + i);
            bytes memory records = many(300, time);
            settle(settlementOf(buyerKey, channel, 300 * PRICE, records));
            hash = keccak256(abi.encode(hash, channel, buyer, GATEWAY, keccak256(records)));
        }
        assertEq(ledger.runningHash(), hash);
        assertEq(ledger.count(), 1_500);
        assertEq(ledger.pages(), 2);
        assertEq(ledger.blockOf(0), 100);
        assertEq(ledger.blockOf(1), 103, "retrieval 1024 is in the fourth batch");
        vm.expectRevert(abi.encodeWithSelector(IRetrievalLedger.PageUnknown.selector, 2, 2));
        ledger.blockOf(2);
        vm.expectRevert(
            abi.encodeWithSelector(IRetrievalLedger.OnlyPayPerRetrieval.selector, address(retrievals), address(this))
        );
        ledger.record(channel, buyer, GATEWAY, many(1, time));
    }

    /// @notice Any split of a day's records into settlements pays the same and leaves the same digest.
    function testFuzz_howItIsSplitDoesNotMatter(uint256 seed) external {
        uint256 time = vm.getBlockTimestamp();
        bytes memory all;
        uint256 sum;
        uint256 settled;
        for (uint256 i; i < 20; ++i) {
            uint256 work = 1 + (seed >> i) % 2;
            uint256 price = (work == 1 ? PRICE : 3 * PRICE) + (seed >> (i + 3)) % 7;
            bytes32 next = record(work, price, time, 0);
            all = bytes.concat(all, next);
            sum += price;
            if ((seed >> (i + 30)) % 3 == 0 || i == 19) {
                uint256 paid = retrievals.channelOf(channel).paid;
                settle(settlementOf(buyerKey, channel, sum - paid, part(all, settled, all.length)));
                settled = all.length;
            }
        }
        IPayPerRetrieval.Channel memory known = retrievals.channelOf(channel);
        assertEq(known.digest, digestOf(bytes32(0), all));
        assertEq(known.paid, sum);
        assertEq(revenue.inboxOf(1) + revenue.inboxOf(2) + vault.balanceOf(GATEWAY), sum);
        assertEq(vault.escrowOf(address(retrievals)), 1 ether - sum);
    }

    function refused(bytes memory error, IPayPerRetrieval.Settlement memory settlement) private {
        vm.expectRevert(error);
        settle(settlement);
    }

    function refusedFor(bytes4 error, IPayPerRetrieval.Settlement memory settlement) private {
        vm.expectPartialRevert(error);
        settle(settlement);
    }

    function refused(IPayPerRetrieval.Settlement memory settlement) private {
        vm.expectRevert();
        settle(settlement);
    }

    function expectTime(uint256 index, uint256 earliest, uint256 latest, uint256 actual) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IPayPerRetrieval.RetrievalTimeOutOfRange.selector, channel, index, earliest, latest, actual
            )
        );
    }

    /// @return second another channel of the buyer
    /// @return batch three records of `channel`, one of `second`
    function batchOfTwo() private returns (uint64 second, IPayPerRetrieval.Settlement[] memory batch) {
        second = open(1 ether);
        uint256 time = vm.getBlockTimestamp();
        batch = new IPayPerRetrieval.Settlement[](2);
        batch[0] = settlementOf(
            buyerKey,
            channel,
            5 * PRICE,
            bytes.concat(record(WORK, PRICE, time, 0), record(2, 3 * PRICE, time, 0), record(WORK, PRICE, time, 0))
        );
        batch[1] = settlementOf(buyerKey, second, PRICE, one(WORK, PRICE, time, 0));
    }

    /// @notice Of the first `count` records of mixed().
    function sumOf(uint256 count) private pure returns (uint256) {
        return (count + 1) / 2 * PRICE + count / 2 * 3 * PRICE;
    }

    function part(bytes memory whole, uint256 from, uint256 to) private pure returns (bytes memory slice) {
        slice = new bytes(to - from);
        for (uint256 i; i < slice.length; ++i) {
            slice[i] = whole[from + i];
        }
    }

    function open(uint128 amount) private returns (uint64) {
        uint40 until = uint40(vm.getBlockTimestamp() + 30 * DAY);
        vm.prank(buyer);
        return retrievals.open(GATEWAY, amount, until);
    }

    function one(uint256 work, uint256 price, uint256 time, uint256 kind) private pure returns (bytes memory) {
        return bytes.concat(record(work, price, time, kind));
    }

    function many(uint256 count, uint256 time) private pure returns (bytes memory records) {
        return repeated(count, record(WORK, PRICE, time, 0), record(WORK, PRICE, time, 0));
    }

    function mixed(uint256 count, uint256 time) private pure returns (bytes memory records) {
        return repeated(count, record(WORK, PRICE, time, 0), record(2, 3 * PRICE, time, 0));
    }

    function repeated(uint256 count, bytes32 even, bytes32 odd) private pure returns (bytes memory records) {
        records = new bytes(32 * count);
        for (uint256 i; i < count; ++i) {
            bytes32 entry = i % 2 == 0 ? even : odd;
            assembly ("memory-safe") {
                mstore(add(records, add(32, shl(5, i))), entry)
            }
        }
    }
}
