// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {IKeySales} from "../../src/billing/IKeySales.sol";
import {IPayPerRetrieval} from "../../src/billing/IPayPerRetrieval.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {BillingFixture} from "./BillingFixture.sol";

/// @title Holders, buyers, gateways and cheats act on billing in any order; everybody plays every part.
/// @dev What should go through may be refused for many reasons, so each action only counts its successes. What must never go
/// through (forged vouchers, deliveries of another capsule, complaints about a right key, other people's things) fails the test.
contract BillingActors is BillingFixture {
    uint256 internal constant USERS = 4;
    uint256 internal constant WORKS = 3;
    uint256 internal constant BROUGHT = 1_000 ether;

    string private _json;
    IDataRightsRegistry.Claim private _claim;
    bytes32[] private _offers;
    mapping(bytes32 id => bool wrong) private _isWrong;
    mapping(bytes4 action => uint256 count) public succeeded;

    function found() external {
        deployBilling();
        _json = vm.readFile("../offchain-workers/proofs/src/test/resources/sale-vectors.json");
        _claim.keyCommitment = vm.parseJsonBytes32(_json, ".commitment");
        for (uint256 i; i < USERS; ++i) {
            fund(user(i), BROUGHT);
        }
        for (uint256 work = 1; work <= WORKS; ++work) {
            mint(user(work), work, 500 * work);
            rights.put(work, _claim);
        }
        lineage.put(3, 2, 3_000);
        lineage.put(3, 1, 7_000);
        lineage.put(2, 1, 333);
        skip(30 * DAY);
    }

    // --- terms and time ---

    function wait(uint256 time) external {
        skip(bound(time, 1, 3 * DAY));
    }

    function setTerms(uint256 work, uint96 price, uint96 periodPrice) external {
        work = workOf(work);
        vm.prank(revenue.beneficiaryOf(work));
        try terms.setTerms(work, IAccessTerms.Terms(price % 1 ether, periodPrice % 1 ether, 1 days)) {
            succeeded[this.setTerms.selector]++;
        } catch {}
    }

    function setAccess(uint256 work, uint256 account, uint8 what) external {
        work = workOf(work);
        address[] memory accounts = new address[](1);
        accounts[0] = user(account);
        vm.startPrank(revenue.beneficiaryOf(work));
        // mostly open, or nothing would happen
        try terms.setAccess(work, IAccessTerms.Access(what % 8 < 2 ? what % 8 : 2)) {
            terms.setStanding(work, IAccessTerms.Standing(what / 8 % 8 < 3 ? what / 8 % 8 : 0), accounts);
            succeeded[this.setAccess.selector]++;
        } catch {}
        vm.stopPrank();
    }

    // --- retrievals ---

    function open(uint256 buyer, uint256 gateway, uint128 amount) external {
        uint40 until = uint40(vm.getBlockTimestamp() + 1 * DAY + amount % (9 * DAY));
        vm.prank(user(buyer));
        try retrievals.open(user(gateway), amount % 2 ether, until) {
            succeeded[this.open.selector]++;
        } catch {}
    }

    function settleHonestly(uint256 channel, uint256 seed, uint256 count) external {
        (IPayPerRetrieval.Settlement memory settlement, bool ok) = batch(channel, seed, count);
        if (!ok) return;
        IPayPerRetrieval.Settlement[] memory all = new IPayPerRetrieval.Settlement[](1);
        all[0] = settlement;
        vm.prank(user(seed)); // whoever calls
        try retrievals.settle(all) {
            succeeded[this.settleHonestly.selector]++;
        } catch {
            return;
        }
        vm.expectRevert(); // and never again
        retrievals.settle(all);
    }

    function settleForged(uint256 channel, uint256 seed, uint256 how) external {
        (IPayPerRetrieval.Settlement memory settlement, bool ok) = batch(channel, seed, 2);
        if (!ok) return;
        how %= 6;
        if (how == 4) settlement.signature = buyersAlone(settlement.signature);
        if (how == 5) settlement.signature[70] ^= 0x01;
        if (how == 0) settlement.cumulative += 1;
        if (how == 1) settlement.records[20] ^= 0x01;
        if (how == 2) settlement.signature[5] ^= 0x01;
        if (how == 3) settlement.channel = settlement.channel % retrievals.channelCount() + 1;
        if (how == 3 && retrievals.channelCount() == 1) return;
        IPayPerRetrieval.Settlement[] memory all = new IPayPerRetrieval.Settlement[](1);
        all[0] = settlement;
        try retrievals.settle(all) {
            assertTrue(false, "a forged voucher was settled");
        } catch {
            succeeded[this.settleForged.selector]++;
        }
    }

    function endChannel(uint256 channel, uint256 how) external {
        if (retrievals.channelCount() == 0) return;
        uint64 id = uint64(channel % retrievals.channelCount() + 1);
        if (how % 3 == 0) {
            vm.prank(retrievals.channelOf(id).gateway);
            try retrievals.finish(id) {} catch {}
        }
        try retrievals.close(id) {
            succeeded[this.endChannel.selector]++;
        } catch {}
    }

    // --- subscriptions and revenue ---

    function subscribe(uint256 work, uint256 account, uint256 gateway, uint256 periods) external {
        uint32 period = terms.termsOf(workOf(work)).inForce.period;
        vm.prank(user(account));
        try subscriptions.subscribe(workOf(work), user(gateway), periods % 5, period, 1 ether) {
            succeeded[this.subscribe.selector]++;
        } catch {}
    }

    function settleSubscription(uint256 work, uint256 account, bool quit) external {
        work = workOf(work);
        if (quit) {
            vm.prank(user(account));
            try subscriptions.quit(work) {
                succeeded[this.settleSubscription.selector]++;
            } catch {}
        } else {
            subscriptions.settle(work, user(account));
        }
    }

    function pay(uint256 work, uint256 account, uint256 amount) external {
        vm.prank(user(account));
        try revenue.pay(workOf(work), amount % 3 ether) {
            succeeded[this.pay.selector]++;
        } catch {}
    }

    function claim(uint256 work) external {
        try revenue.claim(workOf(work)) {
            succeeded[this.claim.selector]++;
        } catch {}
    }

    // --- keys ---

    function offerKey(uint256 work, uint96 price, bool wrong) external {
        IKeySales.Capsule memory one = capsule(workOf(work), wrong);
        vm.prank(revenue.beneficiaryOf(workOf(work)));
        try keySales.offer(one, _claim, price % 2 ether) returns (bytes32 id) {
            _offers.push(id);
            // unsealed with the pads of certificate 1 only
            _isWrong[id] = wrong || workOf(work) != 1;
            succeeded[this.offerKey.selector]++;
        } catch {}
    }

    function buyKey(uint256 index, uint256 account) external {
        if (_offers.length == 0) return;
        bytes memory key = vm.parseJsonBytes(_json, ".readerKey");
        uint40 deadline = uint40(vm.getBlockTimestamp() + DAY);
        vm.prank(user(account));
        try keySales.buy(_offers[index % _offers.length], 2 ether, key, deadline) {
            succeeded[this.buyKey.selector]++;
        } catch {}
    }

    function deliverKey(uint256 sale, uint256 how) external {
        if (keySales.saleCount() == 0) return;
        sale = sale % keySales.saleCount() + 1;
        uint256 work = keySales.offerOf(keySales.saleOf(sale).offer).certificate;
        bool wrong = keySales.saleOf(sale).offer == keySales.idOf(capsule(work, true));
        bytes memory delivery = vm.parseJsonBytes(_json, how % 4 == 0 != wrong ? ".wrongDelivery" : ".rightDelivery");
        bytes memory key = vm.parseJsonBytes(_json, ".readerKey");
        try keySales.deliver(sale, capsule(work, wrong), key, delivery) {
            assertTrue(how % 4 != 0, "a delivery of another capsule was taken");
            succeeded[this.deliverKey.selector]++;
        } catch {}
    }

    function complain(uint256 sale) external {
        if (keySales.saleCount() == 0) return;
        sale = sale % keySales.saleCount() + 1;
        bytes32 id = keySales.saleOf(sale).offer;
        uint256 work = keySales.offerOf(id).certificate;
        bool wrong = id == keySales.idOf(capsule(work, true));
        bytes memory secret = vm.parseJsonBytes(_json, wrong ? ".wrongSecret" : ".rightSecret");
        try keySales.complain(sale, capsule(work, wrong), secret) {
            assertTrue(_isWrong[id], "a right key was refuted");
            succeeded[this.complain.selector]++;
        } catch {}
    }

    function endSale(uint256 sale, uint256 how) external {
        if (keySales.saleCount() == 0) return;
        sale = sale % keySales.saleCount() + 1;
        bytes4 action = [keySales.refund.selector, keySales.collect.selector, keySales.accept.selector][how % 3];
        vm.prank(user(how));
        (bool ok,) = KEY_SALES.call(abi.encodeWithSelector(action, sale));
        if (ok) succeeded[this.endSale.selector]++;
    }

    // --- market ---

    function hand(uint256 work, uint256 to) external {
        work = workOf(work);
        address holder = certificates.ownerOf(work);
        if (holder == address(auctions)) return;
        vm.prank(holder);
        certificates.transferFrom(holder, user(to), work);
    }

    function list(uint256 work, uint96 price) external {
        work = workOf(work);
        address holder = certificates.ownerOf(work);
        vm.startPrank(holder);
        try listings.list(work, price % 3 ether, uint40(vm.getBlockTimestamp() + 2 * DAY)) {
            if (holder != address(auctions)) certificates.approve(address(listings), work);
        } catch {}
        vm.stopPrank();
    }

    function buyListed(uint256 work, uint256 account) external {
        work = workOf(work);
        bytes32 digest = lineage.digestOf(work);
        vm.prank(user(account));
        try listings.buy(work, 3 ether, digest) {
            assertEq(certificates.ownerOf(work), user(account));
            succeeded[this.buyListed.selector]++;
        } catch {}
    }

    function offerFor(uint256 work, uint256 account, uint96 amount) external {
        work = workOf(work);
        bytes32 digest = lineage.digestOf(work);
        vm.prank(user(account));
        try purchaseOffers.offer(work, amount % 3 ether, uint40(vm.getBlockTimestamp() + 2 * DAY), digest) {
            succeeded[this.offerFor.selector]++;
        } catch {}
    }

    function endOffer(uint256 index, bool take, uint256 by) external {
        if (purchaseOffers.offerCount() == 0) return;
        uint64 id = uint64(index % purchaseOffers.offerCount() + 1);
        uint256 work = purchaseOffers.offerOf(id).certificate;
        if (work == 0) return;
        address holder = certificates.ownerOf(work);
        if (take && holder != address(auctions)) {
            vm.prank(holder);
            certificates.approve(address(purchaseOffers), work);
        }
        address buyer = purchaseOffers.offerOf(id).buyer;
        address caller = user(by);
        vm.prank(caller);
        if (take) {
            try purchaseOffers.accept(id, 0) {
                assertEq(caller, holder, "somebody sold what it does not hold");
                succeeded[this.endOffer.selector]++;
            } catch {}
        } else {
            try purchaseOffers.withdraw(id) {
                assertEq(caller, buyer, "somebody took another one's money");
            } catch {}
        }
    }

    function startAuction(uint256 work, uint96 reserve, uint40 duration) external {
        work = workOf(work);
        address holder = certificates.ownerOf(work);
        if (holder == address(auctions)) return;
        vm.startPrank(holder);
        certificates.approve(address(auctions), work);
        auctions.start(work, reserve % 1 ether, 60 + duration % 2 days);
        vm.stopPrank();
        succeeded[this.startAuction.selector]++;
    }

    function bid(uint256 work, uint256 account, uint96 more) external {
        work = workOf(work);
        uint256 amount = auctions.minimumBid(work) + more % 1 ether;
        vm.prank(user(account));
        try auctions.bid(work, uint96(amount)) {
            succeeded[this.bid.selector]++;
        } catch {}
    }

    function endAuction(uint256 work) external {
        try auctions.settle(workOf(work)) {
            succeeded[this.endAuction.selector]++;
        } catch {}
    }

    function license(uint256 work, uint256 account, uint96 price) external {
        work = workOf(work);
        address seller = revenue.beneficiaryOf(work);
        vm.prank(seller);
        uint64 offering = licences.offer(work, keccak256("text"), price % 1 ether, 1, 0);
        vm.prank(user(account));
        try licences.buy(offering, keccak256("text"), 1 ether) {
            succeeded[this.license.selector]++;
        } catch {}
    }

    // --- books ---

    /// @notice Every escrow is the sum of what its contract says it owes.
    function checkEscrows() external view {
        uint256 owed;
        for (uint64 id = 1; id <= retrievals.channelCount(); ++id) {
            IPayPerRetrieval.Channel memory one = retrievals.channelOf(id);
            owed += one.deposit - one.paid;
        }
        assertEq(vault.escrowOf(address(retrievals)), owed, "escrow of PayPerRetrieval");
        owed = 0;
        for (uint256 work = 1; work <= WORKS; ++work) {
            for (uint256 i; i < USERS; ++i) {
                owed += subscriptions.subscriptionOf(work, user(i)).rest;
            }
        }
        assertEq(vault.escrowOf(address(subscriptions)), owed, "escrow of Subscriptions");
        (uint256 inboxes, uint256 bids) = (0, 0);
        for (uint256 work = 1; work <= WORKS; ++work) {
            inboxes += revenue.inboxOf(work);
            bids += auctions.auctionOf(work).bid;
        }
        assertEq(vault.escrowOf(address(revenue)), inboxes, "escrow of RevenueShares");
        assertEq(vault.escrowOf(address(auctions)), bids, "escrow of Auctions");
        owed = 0;
        for (uint64 id = 1; id <= purchaseOffers.offerCount(); ++id) {
            owed += purchaseOffers.offerOf(id).amount;
        }
        assertEq(vault.escrowOf(address(purchaseOffers)), owed, "escrow of PurchaseOffers");
        owed = 0;
        for (uint256 sale = 1; sale <= keySales.saleCount(); ++sale) {
            IKeySales.Sale memory one = keySales.saleOf(sale);
            if (one.state == IKeySales.SaleState.Bought || one.state == IKeySales.SaleState.Delivered) {
                owed += one.price;
            }
        }
        assertEq(vault.escrowOf(KEY_SALES), owed, "escrow of KeySales");
        assertEq(vault.escrowOf(address(listings)) + vault.escrowOf(address(licences)), 0, "sales leave nothing");
    }

    /// @notice What was brought is what users, buyers and inboxes have, to the wei.
    function checkBooks() external view {
        uint256 sum = vault.totalEscrow();
        for (uint256 i; i < USERS; ++i) {
            sum += vault.balanceOf(user(i));
        }
        assertEq(sum, USERS * BROUGHT, "books");
        assertEq(vault.totalBalances() + vault.totalEscrow(), USERS * BROUGHT, "deposits");
    }

    /// @notice A certificate has one holder, and one in custody has an auction.
    function checkCustody() external view {
        for (uint256 work = 1; work <= WORKS; ++work) {
            bool held = certificates.ownerOf(work) == address(auctions);
            assertEq(held, auctions.sellerOf(work) != address(0), "custody");
        }
    }

    function user(uint256 index) public pure returns (address) {
        return vm.addr(keyOf(index));
    }

    /// @dev `count` records at their prices, signed by the channel's buyer.
    function batch(uint256 channel, uint256 seed, uint256 count)
        private
        view
        returns (IPayPerRetrieval.Settlement memory settlement, bool ok)
    {
        if (retrievals.channelCount() == 0) return (settlement, false);
        uint64 id = uint64(channel % retrievals.channelCount() + 1);
        IPayPerRetrieval.Channel memory known = retrievals.channelOf(id);
        bytes memory records;
        uint256 sum;
        for (uint256 i; i < 1 + count % 4; ++i) {
            uint256 work = workOf(seed >> i);
            uint256 price = terms.termsOf(work).inForce.retrievalPrice;
            uint256 kind = seed >> (i + 8) & 1;
            if (kind == 1) price = 0;
            records = bytes.concat(records, record(work, price, vm.getBlockTimestamp(), kind));
            sum += price;
        }
        for (uint256 i; i < USERS; ++i) {
            if (user(i) == known.buyer) {
                settlement = settlementOf(keyOf(i), id, sum, records);
                return (accepted(settlement, known), true);
            }
        }
    }

    function buyersAlone(bytes memory both) private pure returns (bytes memory word) {
        word = new bytes(64);
        for (uint256 i; i < 64; ++i) {
            word[i] = both[i];
        }
    }

    /// @dev With the word of the channel's gateway.
    function accepted(IPayPerRetrieval.Settlement memory settlement, IPayPerRetrieval.Channel memory known)
        private
        view
        returns (IPayPerRetrieval.Settlement memory)
    {
        for (uint256 i; i < USERS; ++i) {
            if (user(i) == known.gateway) {
                bytes memory word = signVoucher(keyOf(i), settlement, digestOf(known.digest, settlement.records));
                settlement.signature = bytes.concat(settlement.signature, word);
                break;
            }
        }
        return settlement;
    }

    function capsule(uint256 work, bool wrong) private view returns (IKeySales.Capsule memory) {
        string memory name = wrong ? ".wrong" : ".right";
        return IKeySales.Capsule({
            certificate: uint40(work),
            point: vm.parseJsonBytes(_json, string.concat(name, "Point")),
            labelKey: vm.parseJsonBytes(_json, string.concat(name, "LabelKey")),
            sealedKeys: vm.parseJsonBytes(_json, string.concat(name, "SealedKeys"))
        });
    }

    function keyOf(uint256 index) private pure returns (uint256) {
        return uint256(keccak256(abi.encode("user", index % USERS)));
    }

    function workOf(uint256 seed) private pure returns (uint256) {
        return seed % WORKS + 1;
    }
}
