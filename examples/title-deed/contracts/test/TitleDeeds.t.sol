// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IDataRightsRegistry} from "cess/rights/IDataRightsRegistry.sol";
import {IRightsDisputes} from "cess/rights/IRightsDisputes.sol";
import {IDirectory} from "cess/governance/IDirectory.sol";
import {Test} from "cess-test/Test.sol";
import {ITitleDeeds} from "../src/ITitleDeeds.sol";
import {TitleDeeds} from "../src/TitleDeeds.sol";
import {NetworkDouble} from "./NetworkDouble.sol";

/// @title Deeds: who gets one, what it takes to move it, and what does not move it.
contract TitleDeedsTest is Test {
    string private constant PARCEL = "Gemarkung Altstadt, Flur 3, 17/2";
    uint96 private constant PRICE = 250 ether;

    address private registrar;
    address private owner;
    address private buyer;
    address private stranger;
    NetworkDouble private network;
    TitleDeeds private deeds;

    function setUp() external {
        registrar = makeAddress("registrar");
        owner = makeAddress("owner");
        buyer = makeAddress("buyer");
        stranger = makeAddress("stranger");
        network = new NetworkDouble();
        vm.prank(registrar);
        deeds = new TitleDeeds(IDirectory(address(network)));
        network.mint(buyer, 1_000 ether);
        vm.prank(buyer);
        network.approve(address(deeds), type(uint256).max);
    }

    function test_aParcelHasOneDeedOfItsFirstDocumentsHolder() external {
        uint256 deed = issue(1);
        assertEq(deed, 1);
        assertEq(deeds.ownerOf(deed), owner);
        assertEq(deeds.deedOf(PARCEL), deed);
        assertEq(deeds.tokenURI(deed), "cess:certificate/1");
        assertEq(deeds.documents(deed, 0, 10).length, 1);
        assertEq(deeds.documents(deed, 0, 10)[0].fid, claimOf(1).fid);
        assertEq(deeds.documents(deed, 1, 10).length, 0);
        certify(owner, 2);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.ParcelHasDeed.selector, deed));
        vm.prank(registrar);
        deeds.issue(owner, PARCEL, 2, claimOf(2));
    }

    function test_onlyTheRegistrarIssues() external {
        certify(owner, 1);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.OnlyRegistrar.selector, registrar, owner));
        vm.prank(owner);
        deeds.issue(owner, PARCEL, 1, claimOf(1));
    }

    function test_parcelsHaveNamesOfSensibleLength() external {
        certify(owner, 1);
        vm.startPrank(registrar);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.ParcelLength.selector, 1, 256, 0));
        deeds.issue(owner, "", 1, claimOf(1));
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.ParcelLength.selector, 1, 256, 257));
        deeds.issue(owner, string(new bytes(257)), 1, claimOf(1));
    }

    /// @dev Fraud: a document that is another's, altered, doubtful, or has served another deed.
    function test_documentsAreTheHoldersTrueAndBoundOnce() external {
        uint256 deed = issue(1);
        certify(stranger, 2);
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.OnlyDocumentHolder.selector, 2, stranger, owner));
        deeds.bind(deed, 2, claimOf(2));
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.DocumentOfDeed.selector, 1, deed));
        deeds.bind(deed, 1, claimOf(1));
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.CertificateUnknown.selector, 3));
        deeds.bind(deed, 3, claimOf(3));
        vm.stopPrank();
        certify(owner, 4);
        IDataRightsRegistry.Claim memory altered = claimOf(4);
        altered.fid = keccak256("another file");
        vm.expectRevert(
            abi.encodeWithSelector(
                IDataRightsRegistry.ClaimMismatch.selector, 4, network.claims(4), keccak256(abi.encode(altered))
            )
        );
        vm.prank(owner);
        deeds.bind(deed, 4, altered);
        network.judge(4, IRightsDisputes.Standing.Unchecked, true);
        expectDoubtful(deed, 4);
        network.judge(4, IRightsDisputes.Standing.Invented, false);
        expectDoubtful(deed, 4);
        network.judge(4, IRightsDisputes.Standing.Confirmed, false);
        vm.prank(owner);
        deeds.bind(deed, 4, claimOf(4));
        assertEq(deeds.documentCount(deed), 2);
    }

    function test_aSaleMovesDeedAndMoneyAtOnce() external {
        uint256 deed = issue(1);
        propose(deed, 2);
        bytes32 seen = deeds.provenanceOf(deed);
        vm.prank(buyer);
        deeds.accept(deed, seen);
        assertEq(deeds.ownerOf(deed), buyer);
        assertEq(network.balanceOf(owner), PRICE);
        assertEq(network.balanceOf(buyer), 1_000 ether - PRICE);
        assertEq(network.balanceOf(address(deeds)), 0);
        assertEq(deeds.saleOf(deed).buyer, address(0));
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.NoSaleOpen.selector, deed));
        vm.prank(buyer);
        deeds.accept(deed, seen);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.OnlyDeedOwner.selector, deed, buyer, owner));
        vm.prank(owner);
        deeds.withdraw(deed);
    }

    /// @dev Fraud: the seller binds a mortgage, or asks for more, while the buyer's consent is on its way.
    function test_aBuyerGetsWhatItHasSeen() external {
        uint256 deed = issue(1);
        propose(deed, 2);
        bytes32 seen = deeds.provenanceOf(deed);
        certify(owner, 3);
        vm.prank(owner);
        deeds.bind(deed, 3, claimOf(3));
        bytes32 actual = deeds.provenanceOf(deed);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.ProvenanceChanged.selector, seen, actual));
        vm.prank(buyer);
        deeds.accept(deed, seen);
        vm.prank(owner);
        deeds.withdraw(deed);
        certify(owner, 4);
        vm.prank(owner);
        deeds.propose(deed, buyer, PRICE * 2, inADay(), 4, claimOf(4));
        vm.expectRevert(
            abi.encodeWithSelector(ITitleDeeds.ProvenanceChanged.selector, actual, deeds.provenanceOf(deed))
        );
        vm.prank(buyer);
        deeds.accept(deed, actual);
        assertEq(network.balanceOf(buyer), 1_000 ether);
    }

    function test_onlyTheBuyerAcceptsInTimeAndPays() external {
        uint256 deed = issue(1);
        propose(deed, 2);
        bytes32 seen = deeds.provenanceOf(deed);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.OnlyBuyer.selector, deed, buyer, stranger));
        vm.prank(stranger);
        deeds.accept(deed, seen);
        vm.prank(buyer);
        network.approve(address(deeds), PRICE - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(deeds), PRICE - 1, uint256(PRICE)
            )
        );
        vm.prank(buyer);
        deeds.accept(deed, seen);
        assertEq(deeds.ownerOf(deed), owner);
        uint256 deadline = deeds.saleOf(deed).deadline;
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.SaleOver.selector, deadline, deadline + 1));
        vm.prank(buyer);
        deeds.accept(deed, seen);
    }

    function test_offersThatMakeNoSense() external {
        uint256 deed = issue(1);
        certify(owner, 2);
        uint256 now_ = vm.getBlockTimestamp();
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.BuyerIsOwner.selector, deed));
        deeds.propose(deed, owner, PRICE, inADay(), 2, claimOf(2));
        vm.expectRevert(
            abi.encodeWithSelector(ITitleDeeds.DeadlineOutOfRange.selector, now_ + 1, now_ + 365 days, now_)
        );
        deeds.propose(deed, buyer, PRICE, uint40(now_), 2, claimOf(2));
        vm.stopPrank();
        propose(deed, 3);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.SaleOpen.selector, deed, buyer));
        vm.prank(owner);
        deeds.propose(deed, stranger, PRICE, inADay(), 2, claimOf(2));
    }

    /// @dev Fraud: around the documents, by a market that was approved.
    function test_deedsDoNotMoveByTransferFrom() external {
        uint256 deed = issue(1);
        bytes memory refusal = abi.encodeWithSelector(ITitleDeeds.DeedNeedsSale.selector, deed);
        vm.startPrank(owner);
        vm.expectRevert(refusal);
        deeds.transferFrom(owner, stranger, deed);
        vm.expectRevert(refusal);
        deeds.safeTransferFrom(owner, stranger, deed);
        deeds.approve(stranger, deed);
        vm.stopPrank();
        vm.expectRevert(refusal);
        vm.prank(stranger);
        deeds.transferFrom(owner, stranger, deed);
    }

    function test_theRegistrarReassignsOnADocumentAndEndsTheSale() external {
        uint256 deed = issue(1);
        propose(deed, 2);
        bytes32 seen = deeds.provenanceOf(deed);
        certify(registrar, 3);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.OnlyRegistrar.selector, registrar, owner));
        vm.prank(owner);
        deeds.reassign(deed, stranger, 3, claimOf(3));
        vm.prank(registrar);
        deeds.reassign(deed, stranger, 3, claimOf(3));
        assertEq(deeds.ownerOf(deed), stranger);
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.NoSaleOpen.selector, deed));
        vm.prank(buyer);
        deeds.accept(deed, seen);
    }

    /// @dev Whatever consent a buyer gives, money and deed move together or not at all.
    function testFuzz_deedAgainstMoney(bytes32 consent, uint96 price, bool right) external {
        uint256 deed = issue(1);
        certify(owner, 2);
        vm.prank(owner);
        deeds.propose(deed, buyer, price, inADay(), 2, claimOf(2));
        if (right) consent = deeds.provenanceOf(deed);
        vm.prank(buyer);
        try deeds.accept(deed, consent) {
            assertEq(consent, deeds.provenanceOf(deed));
            assertEq(deeds.ownerOf(deed), buyer);
            assertEq(network.balanceOf(owner), price);
        } catch {
            assertTrue(consent != deeds.provenanceOf(deed) || price > 1_000 ether);
            assertEq(deeds.ownerOf(deed), owner);
            assertEq(network.balanceOf(owner), 0);
        }
    }

    function expectDoubtful(uint256 deed, uint40 certificate) private {
        vm.expectRevert(abi.encodeWithSelector(ITitleDeeds.DocumentDoubtful.selector, certificate));
        vm.prank(owner);
        deeds.bind(deed, certificate, claimOf(certificate));
    }

    function issue(uint40 certificate) private returns (uint256 deed) {
        certify(owner, certificate);
        vm.prank(registrar);
        return deeds.issue(owner, PARCEL, certificate, claimOf(certificate));
    }

    function propose(uint256 deed, uint40 certificate) private {
        certify(owner, certificate);
        vm.prank(owner);
        deeds.propose(deed, buyer, PRICE, inADay(), certificate, claimOf(certificate));
    }

    function certify(address holder, uint40 certificate) private {
        network.certify(holder, certificate, claimOf(certificate));
    }

    function inADay() private view returns (uint40) {
        return uint40(vm.getBlockTimestamp() + 1 days);
    }

    function claimOf(uint256 certificate) private pure returns (IDataRightsRegistry.Claim memory claim) {
        claim.fid = keccak256(abi.encode("fid", certificate));
        claim.instanceHash = keccak256(abi.encode("instance", certificate));
        claim.keyCommitment = keccak256(abi.encode("key", certificate));
        claim.deal = uint32(certificate);
        claim.mediaType = IDataRightsRegistry.MediaType.Text;
    }
}
