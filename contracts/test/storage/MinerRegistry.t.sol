// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Podr2VerifierDouble} from "../market/Doubles.sol";
import {Packed} from "../support/Packed.sol";
import {MarketFixture} from "../market/MarketFixture.sol";

/// @title Registration, keys, space and tickets of a miner; the draw has a file of its own.
contract MinerRegistryTest is MarketFixture {
    bytes private constant KEYS = "K and KA";
    bytes private constant POINTS = "X and A";

    function setUp() public {
        deployMarket("mainnet");
    }

    function test_registrationLocksCollateralAndEntersTickets() public {
        uint32 id = register(1, 3, 10);
        IMinerRegistry.Miner memory miner = registry.miner(id);
        assertEq(miner.id, 1);
        assertEq(miner.operator, 1);
        assertEq(miner.account, operator(1));
        assertEq(miner.signer, registration(1, 3, 10).signer);
        assertEq(miner.tlsKeyHash, registration(1, 3, 10).tlsKeyHash);
        assertEq(miner.endpoint, "https://miner.example:8443");
        assertEq(miner.region, 3);
        assertTrue(miner.state == IMinerRegistry.MinerState.Active);
        assertEq(miner.declaredUnits, 10);
        assertEq(miner.listedUnits, 10);
        assertEq(miner.collateral, 40_000 ether);
        assertEq(vault.balanceOf(operator(1)), 0);
        assertEq(vault.escrowOf(address(registry)), 40_000 ether);
        assertEq(registry.ticketCount(3), 10);
        for (uint256 i = 0; i < 10; i++) {
            assertEq(registry.ticketAt(3, i), id);
        }
        assertEq(registry.ticketAt(3, 10), 0);
        (uint256 used, uint256 declared) = registry.utilisation();
        assertEq(used, 0);
        assertEq(declared, capacity(10));
    }

    function test_minersOfOneAccountShareTheOperator() public {
        register(1, 0, 1);
        register(2, 0, 1);
        register(1, 5, 2);
        assertEq(registry.miner(1).operator, registry.miner(3).operator);
        assertNotEq(registry.miner(1).operator, registry.miner(2).operator);
        uint32[] memory own = registry.minersOf(operator(1), 0);
        assertEq(own.length, 2);
        assertEq(own[0], 1);
        assertEq(own[1], 3);
        assertEq(registry.minersOf(operator(1), 1)[0], 3);
        assertEq(registry.minersOf(operator(1), 2).length, 0);
        assertEq(registry.minersOf(operator(1), type(uint256).max).length, 0);
        assertEq(registry.minersOf(stranger, 0).length, 0);
    }

    function test_pagesOfMinersHoldSixtyFour() public {
        for (uint256 i = 0; i < 70; i++) {
            register(1, 0, 1);
        }
        assertEq(registry.minersOf(operator(1), 0).length, 64);
        uint32[] memory page = registry.minersOf(operator(1), 64);
        assertEq(page.length, 6);
        assertEq(page[5], 70);
        assertEq(registry.minerCount(), 70);
    }

    function test_registrationRefusesBadValues() public {
        IMinerRegistry.Registration memory values = registration(1, 16, 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.RegionOutOfRange.selector, 15, 16));
        registry.register(values);

        values = registration(1, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 30, 0));
        registry.register(values);
        // 31 units of 1 TiB would be 2^40 sectors: one more than positions count.
        values.units = 31;
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 30, 31));
        registry.register(values);

        values = registration(1, 0, 1);
        values.signer = address(0);
        vm.expectRevert(IMinerRegistry.SignerMissing.selector);
        registry.register(values);

        values = registration(1, 0, 1);
        values.tlsKeyHash = bytes32(0);
        vm.expectRevert(IMinerRegistry.TlsKeyMissing.selector);
        registry.register(values);

        values = registration(1, 0, 1);
        values.endpoint = "";
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.EndpointLength.selector, 1, 255, 0));
        registry.register(values);
        values.endpoint = string(new bytes(256));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.EndpointLength.selector, 1, 255, 256));
        registry.register(values);

        register(1, 0, 1);
        values = registration(1, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.SignerTaken.selector, values.signer, 1));
        registry.register(values);
    }

    function test_registrationNeedsTheCollateral() public {
        IMinerRegistry.Registration memory values = registration(1, 0, 2);
        fund(operator(1), 7_999 ether);
        vm.prank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, operator(1), 8_000 ether, 7_999 ether));
        registry.register(values);
    }

    function test_growthAddsCollateralAndTickets() public {
        register(1, 0, 3);
        register(2, 0, 1);
        fund(operator(1), 20_000 ether);
        vm.prank(operator(1));
        registry.grow(1, 5);
        IMinerRegistry.Miner memory miner = registry.miner(1);
        assertEq(miner.declaredUnits, 8);
        assertEq(miner.listedUnits, 8);
        assertEq(miner.collateral, 32_000 ether);
        assertEq(registry.ticketCount(0), 9);
        assertEq(registry.ticketAt(0, 3), 2);
        assertEq(registry.ticketAt(0, 8), 1);
        (, uint256 declared) = registry.utilisation();
        assertEq(declared, capacity(8) + capacity(1));
    }

    function test_growthIsTheAccountsAndBounded() public {
        register(1, 0, 29);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.OnlyAccount.selector, 1, operator(1), address(this)));
        registry.grow(1, 1);
        vm.startPrank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 1, 2));
        registry.grow(1, 2);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 1, 0));
        registry.grow(1, 0);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerUnknown.selector, 2));
        registry.grow(2, 1);
    }

    function test_growthIsBoundedACall() public {
        deployMarket("devnet");
        register(1, 0, 256);
        vm.prank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 256, 257));
        registry.grow(1, 257);
    }

    function test_contactChanges() public {
        register(1, 0, 1);
        register(2, 0, 1);
        address old = registry.miner(1).signer;
        vm.startPrank(operator(1));
        registry.change(1, stranger, bytes32("new"), "https://other.example:1");
        IMinerRegistry.Miner memory miner = registry.miner(1);
        assertEq(miner.signer, stranger);
        assertEq(miner.tlsKeyHash, bytes32("new"));
        assertEq(miner.endpoint, "https://other.example:1");
        // The same signer stays allowed, and the old one is free again.
        registry.change(1, stranger, bytes32("newer"), "https://other.example:1");
        vm.stopPrank();
        vm.prank(operator(2));
        registry.change(2, old, bytes32("x"), "https://x.example");
        assertEq(registry.miner(2).signer, old);
    }

    function test_contactChangesAreChecked() public {
        register(1, 0, 1);
        register(2, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.OnlyAccount.selector, 1, operator(1), address(this)));
        registry.change(1, stranger, bytes32("x"), "https://x.example");
        address other = registry.miner(2).signer;
        vm.startPrank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.SignerTaken.selector, other, 2));
        registry.change(1, other, bytes32("x"), "https://x.example");
        vm.expectRevert(IMinerRegistry.SignerMissing.selector);
        registry.change(1, address(0), bytes32("x"), "https://x.example");
        vm.expectRevert(IMinerRegistry.TlsKeyMissing.selector);
        registry.change(1, stranger, bytes32(0), "https://x.example");
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.EndpointLength.selector, 1, 255, 0));
        registry.change(1, stranger, bytes32("x"), "");
    }

    function test_proofKeysAreKeptOnceThePairingHolds() public {
        register(1, 0, 1);
        teeRegistry.setPoints(5, keccak256(POINTS));
        verifier.accept("kappa H");
        vm.prank(operator(1));
        registry.registerProofKeys(1, 5, "PK", KEYS, "kappa H", POINTS);
        assertEq(registry.keyHash(1, 5), keccak256(KEYS));
        assertEq(registry.keyHash(1, 6), bytes32(0));
        assertEq(
            registry.possessionMessage(1, 5, keccak256(POINTS), "PK"),
            keccak256(
                abi.encode(block.chainid, address(registry), uint32(1), uint16(5), keccak256(POINTS), keccak256("PK"))
            )
        );
    }

    function test_proofKeysAreChecked() public {
        register(1, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.OnlyAccount.selector, 1, operator(1), address(this)));
        registry.registerProofKeys(1, 5, "PK", KEYS, "kappa H", POINTS);
        vm.startPrank(operator(1));
        // A TI key that nobody registered has hash zero.
        vm.expectRevert(
            abi.encodeWithSelector(IMinerRegistry.TiPointsMismatch.selector, 5, bytes32(0), keccak256(POINTS))
        );
        registry.registerProofKeys(1, 5, "PK", KEYS, "kappa H", POINTS);
        teeRegistry.setPoints(5, keccak256(POINTS));
        vm.expectRevert(
            abi.encodeWithSelector(IMinerRegistry.TiPointsMismatch.selector, 5, keccak256(POINTS), keccak256("other"))
        );
        registry.registerProofKeys(1, 5, "PK", KEYS, "kappa H", "other");
        bytes32 message = registry.possessionMessage(1, 5, keccak256(POINTS), "PK");
        vm.expectRevert(abi.encodeWithSelector(Podr2VerifierDouble.Refused.selector, message));
        registry.registerProofKeys(1, 5, "PK", KEYS, "kappa H", POINTS);
        assertEq(registry.keyHash(1, 5), bytes32(0));
    }

    function test_dealsFillAndEmptySpace() public {
        registerMany(3, 0, 1);
        uint32[] memory ids = new uint32[](3);
        (ids[0], ids[1], ids[2]) = (3, 1, 2);
        vm.prank(DEALS);
        bytes memory signers = registry.occupy(Packed.ids(ids), 1_000);
        assertEq(signers.length, 60);
        for (uint256 i = 0; i < 3; i++) {
            assertEq(Packed.addressAt(signers, i), registry.miner(ids[i]).signer);
            assertEq(registry.miner(ids[i]).usedSectors, 1_000);
        }
        vm.prank(DEALS);
        registry.vacate(2, 400);
        assertEq(registry.miner(2).usedSectors, 600);
        (uint256 used,) = registry.utilisation();
        assertEq(used, 2_600);
    }

    function test_onlyDealsFillsAndOnlyWhatFits() public {
        register(1, 0, 1);
        bytes memory ids = hex"00000001";
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.OnlyDeals.selector, DEALS, address(this)));
        registry.occupy(ids, 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.OnlyDeals.selector, DEALS, address(this)));
        registry.vacate(1, 1);
        uint256 most = capacity(1);
        vm.startPrank(DEALS);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerFull.selector, 1, most, most + 1));
        registry.occupy(ids, uint40(most + 1));
        registry.occupy(ids, uint40(most));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerFull.selector, 1, most, most + 1));
        registry.occupy(ids, 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerUnknown.selector, 2));
        registry.occupy(hex"00000002", 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.IdsLength.selector, 4, 7));
        registry.occupy(hex"00000001000000", 1);
        vm.expectRevert();
        registry.vacate(1, uint40(most + 1));
    }

    function test_aLargestMinerIsCountedInFortyBits() public {
        register(1, 0, 30);
        occupy(1, capacity(30));
        assertEq(registry.miner(1).usedSectors, capacity(30));
    }

    function test_anyoneRetiresTheTicketsOfAFullMiner() public {
        register(1, 2, 3);
        register(2, 2, 10);
        occupy(1, capacity(3) * 9 / 10 + 1);
        vm.prank(stranger);
        registry.retire(1, 3);
        assertEq(registry.ticketCount(2), 10);
        assertEq(registry.miner(1).listedUnits, 0);
        for (uint256 i = 0; i < 10; i++) {
            assertEq(registry.ticketAt(2, i), 2);
        }
    }

    function test_ticketsStayWithAMinerThatHasRoom() public {
        register(1, 2, 3);
        uint256 threshold = capacity(3) * 9 / 10;
        occupy(1, threshold);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.NotFull.selector, 1, threshold, threshold));
        registry.retire(1, 3);
    }

    function test_retiringTakesNoMoreThanThereIs() public {
        register(1, 0, 3);
        register(2, 0, 3);
        occupy(1, capacity(3));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 3, 4));
        registry.retire(1, 4);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 3, 0));
        registry.retire(1, 0);
        registry.retire(1, 2);
        assertEq(registry.miner(1).listedUnits, 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 1, 2));
        registry.retire(1, 2);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerUnknown.selector, 3));
        registry.retire(3, 1);
    }

    function test_theAccountListsAgainOnceThereIsRoom() public {
        register(1, 0, 3);
        uint256 used = capacity(3);
        uint256 threshold = used * 9 / 10;
        occupy(1, used);
        registry.retire(1, 3);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.OnlyAccount.selector, 1, operator(1), address(this)));
        registry.relist(1, 3);
        vm.startPrank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerFull.selector, 1, threshold, used));
        registry.relist(1, 3);
        vm.stopPrank();
        vm.prank(DEALS);
        registry.vacate(1, uint40(used - threshold));
        vm.startPrank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 3, 4));
        registry.relist(1, 4);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 3, 0));
        registry.relist(1, 0);
        registry.relist(1, 2);
        assertEq(registry.miner(1).listedUnits, 2);
        registry.relist(1, 1);
        assertEq(registry.ticketCount(0), 3);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 0, 1));
        registry.relist(1, 1);
    }

    function test_unknownMinersAndRegionsAreNamed() public {
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerUnknown.selector, 0));
        registry.miner(0);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerUnknown.selector, 9));
        registry.miner(9);
        assertEq(registry.ticketCount(16), 0);
        assertEq(registry.ticketAt(16, 0), 0);
    }
}
